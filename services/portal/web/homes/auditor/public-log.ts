import { queryOptions } from "@tanstack/react-query";

/** The public parts of the transparency log, which the portal passes on as they are. */
const read = async (path: string): Promise<string> => {
  const answer = await fetch(path);
  if (!answer.ok) throw new TypeError("the log could not be read");
  return await answer.text();
};

export const checkpointQuery = queryOptions({ queryKey: ["log", "checkpoint"], queryFn: () => read("/log/checkpoint") });
export const verifierKeyQuery = queryOptions({ queryKey: ["log", "vkey"], queryFn: () => read("/log/vkey"), staleTime: Infinity });
