import { readFile, readdir } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import type { NoticeDraft } from "../domain/notice/publish-notice.ts";

/** The shape of a file; whether a notice says all that it must is the domain's question. */
const NoticeFile = z.strictObject({
  id: z.string().min(1).max(80),
  version: z.int().min(1),
  purpose: z.string(),
  sender: z.enum(["authority", "organisation", "citizen"]),
  languages: z.record(z.string(), z.strictObject({
    parts: z.record(z.string(), z.string()),
    categories: z.record(z.string(), z.strictObject({ label: z.string(), explanation: z.string() })),
    answers: z.array(z.strictObject({ answer: z.enum(["yes", "no"]), label: z.string() })),
  })),
});

/** The notices that this version of the program brings along, one a language. */
export async function noticeDrafts(folder: string): Promise<NoticeDraft[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith(".json")).sort();
  const files = await Promise.all(names.map(async (name) => {
    const read = NoticeFile.safeParse(JSON.parse(await readFile(join(folder, name), "utf8")));
    if (!read.success) throw new Error(`The notice ${name} has another shape than notices have: ${read.error.issues.map(({ path }) => path.join(".")).join(", ")}`);
    return read.data;
  }));
  return files.flatMap(({ languages, ...about }) => Object.entries(languages).map(([language, text]) => ({ ...about, language, ...text })));
}
