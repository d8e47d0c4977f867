/**
 * 17 characters that neither look alike (no 0/O, 1/I/L, 2/Z, 5/S, 8/B, U/V) nor rhyme when a Dane spells them
 * (of b, c, d, e, g, p, t, v only t; of h, k only k; of m, n only m). A prime number of them, for the check.
 */
const alphabet = "23456789AFJKMRTXY";
const size = alphabet.length;
const length = 5;

/**
 * A code that a citizen says on the telephone and a coordinator finds the referral by (REF-25): five characters and a
 * check character. It opens nothing by itself; 1.4 million of them, so let the database refuse a double and try again.
 *
 * @param random at least 8 random bytes
 */
export function contactCode(random: Uint8Array): string {
  if (random.length < 8) throw new RangeError("contactCode takes at least 8 random bytes");
  // 64 bits for a number under 2^21: no character is noticeably more frequent than another.
  let rest = Buffer.from(random).readBigUInt64BE() % BigInt(size) ** BigInt(length);
  const values = Array.from({ length }, () => {
    const value = Number(rest % BigInt(size));
    rest /= BigInt(size);
    return value;
  });
  return [...values, (size - (weighted(values) % size)) % size].map((value) => alphabet[value]).join("");
}

/**
 * Reads a code as somebody typed it: small letters, blanks and hyphens are fine.
 *
 * @returns the code as `contactCode` made it, or undefined when it cannot be one: every single wrong character and
 * every two that changed places are noticed
 */
export function parseContactCode(typed: string): string | undefined {
  const code = typed.toUpperCase().replace(/[\s-]/g, "");
  const values = [...code].map((character) => alphabet.indexOf(character));
  if (values.length !== length + 1 || values.includes(-1)) return undefined;
  return weighted(values) % size === 0 ? code : undefined;
}

/** Weights 6, 5, 4, 3, 2, 1: all different and none 0 modulo a prime, which is what the two promises above need. */
function weighted(values: readonly number[]): number {
  return values.reduce((sum, value, place) => sum + value * (length + 1 - place), 0);
}
