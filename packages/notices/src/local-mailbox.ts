import { randomUUID } from "node:crypto";
import { link, mkdir, readdir, readFile, unlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { Notice, parseOrRefuse, type NoticeSender } from "./notice.ts";

/**
 * A mailbox in a folder, for a local stack: one file a notice, `<id>.json`, readable by its owner alone. A notice that
 * is there already stays as it is, also when two processes send it at once: link() makes a whole file appear, or none.
 */
export function localMailbox(folder: string): NoticeSender {
  return {
    async send(notice) {
      const valid = parseOrRefuse(Notice, notice);
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const whole = join(folder, `${randomUUID()}.new`);
      await writeFile(whole, `${JSON.stringify(valid, null, 2)}\n`, { flag: "wx", mode: 0o600 });
      try {
        await link(whole, join(folder, `${valid.id}.json`));
      } catch (error) {
        if (!isCode(error, "EEXIST")) throw error;
      } finally {
        await unlink(whole);
      }
    },
  };
}

/** What lies in a mailbox, in the order of the ids (for UUIDv7 the order in which they were made). No folder is no notices. */
export async function listMailbox(folder: string): Promise<Notice[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if (isCode(error, "ENOENT")) return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith(".json")).toSorted();
  return Promise.all(files.map(async (name) => Notice.parse(JSON.parse(await readFile(join(folder, name), "utf8")))));
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
