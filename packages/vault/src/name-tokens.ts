import type { KeyObject } from "node:crypto";
import { hmac } from "./hmac.ts";

const shortest = 2;
const longest = 12;

/**
 * What a name is found by in one unit's index: for each of its words every beginning from two letters on, hashed under the
 * key for this unit alone. The same name gives other tokens in another unit.
 */
export function nameTokens(key: KeyObject, unit: { authorityId: string; unitId: string }, name: string): string[] {
  const beginnings = wordsOf(name).flatMap((word) =>
    Array.from({ length: Math.min(word.length, longest) - shortest + 1 }, (_, n) => word.slice(0, shortest + n)));
  return [...new Set(beginnings)].map((beginning) => token(key, unit, beginning));
}

/** One token for each word that is searched for; words of one letter are passed over, long ones are looked for by their beginning. */
export const searchTokens = (key: KeyObject, unit: { authorityId: string; unitId: string }, searched: string): string[] =>
  wordsOf(searched).map((word) => token(key, unit, word.slice(0, longest)));

/** 96 bits: two beginnings in one index never meet. */
const token = (key: KeyObject, { authorityId, unitId }: { authorityId: string; unitId: string }, beginning: string): string =>
  hmac(key, ["haandslag name index v1", authorityId, unitId, beginning]).slice(0, 16);

/** As people hear a name: no capitals, no accents, aa and å alike; æ, ø and å are letters of their own. */
const wordsOf = (name: string): string[] => [...new Set(
  name.normalize("NFC").toLocaleLowerCase("da").replaceAll("aa", "å").replaceAll(/[^æøå]/gu, (letter) => letter.normalize("NFD").replaceAll(/\p{M}/gu, ""))
    .split(/[^\p{L}]+/u).filter((word) => word.length >= shortest),
)];
