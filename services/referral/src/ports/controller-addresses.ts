import { AuthorityId } from "@haandslag/contracts";
import { z } from "zod";

const Pair = z.tuple([AuthorityId, z.email().max(200)]);

/**
 * Where an authority's data controller is told of overdue receipts, as a setting: `<authority id>=<e-mail>[,…]`, empty
 * where there is none. An organisation's address stands in the directory.
 */
export const controllerAddresses = z.string().default("").transform((text, context): ReadonlyMap<string, string> => {
  const read = z.array(Pair).safeParse(text.split(",").filter((pair) => pair.trim() !== "").map((pair) => pair.trim().split("=")));
  if (read.success) return new Map(read.data);
  context.addIssue({ code: "custom", message: "must be `<authority id>=<e-mail>`, with commas between" });
  return z.NEVER;
});
