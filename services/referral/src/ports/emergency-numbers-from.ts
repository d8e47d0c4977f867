import { readFile } from "node:fs/promises";
import { AuthorityId, LocalDate } from "@haandslag/contracts";
import { type ConfirmedNumber, publishedNumbers } from "@haandslag/denmark";
import { z } from "zod";

const Confirmed = z.array(z.strictObject({ regionId: AuthorityId, number: z.string().regex(/^\d[\d ]{2,10}$/).optional(), confirmedOn: LocalDate }));

/**
 * The operator's file, read at the start: `[{ "regionId", "confirmedOn", "number"? }]`. Without a number the published one
 * is confirmed (packages/denmark, emergency-numbers.ts). Without a file no number is shown.
 * @throws Error that names the file and what is wrong in it
 */
export async function emergencyNumbersFrom(file: string | undefined): Promise<readonly ConfirmedNumber[]> {
  if (file === undefined) return [];
  const wrong = (what: string, cause?: unknown) => new Error(`The emergency numbers in ${file} cannot be taken: ${what}. Correct the file, or start without it: then the pages show none.`, { cause });
  const text = await readFile(file, "utf8");
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (cause) {
    throw wrong("it is no JSON", cause);
  }
  const read = Confirmed.safeParse(json);
  if (!read.success) throw wrong(read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("; "));
  return read.data.map(({ regionId, number = publishedNumbers.find((published) => published.regionId === regionId)?.number, confirmedOn }) => {
    if (number === undefined) throw wrong(`for ${regionId} there is no published number to confirm, so it must say one`);
    return { regionId, number, confirmedOn };
  });
}
