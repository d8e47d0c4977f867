/** A secret that was planted, and what it is, e.g. `a relative's name`. */
export interface Canary {
  readonly what: string;
  readonly text: string;
  /** A single name is looked for as a whole word: as a part of another word it is that word. */
  readonly isWord?: true;
}

/**
 * The ways in which a text could lie about unnoticed: as it is, folded (case and accents), hex, URL-encoded, and base64
 * at each of the three alignments (whatever stands before and after it). All lower case: compare in lower case,
 * base64 apart.
 */
function spellingsOf(text: string): { folded: string[]; exact: string[] } {
  const bytes = Buffer.from(text, "utf8");
  const digits = /^\d{6}-?\d{4}$/.test(text) ? [text.replace("-", ""), `${text.slice(0, 6)}-${text.slice(-4)}`] : [];
  return {
    folded: [...new Set([fold(text), ...digits, bytes.toString("hex"), encodeURIComponent(text).toLowerCase(), JSON.stringify(text).slice(1, -1).toLowerCase(), escaped(text)])],
    exact: [...new Set([0, 1, 2].flatMap((shift) => {
      const encoded = Buffer.concat([Buffer.alloc(shift), bytes]).toString("base64").replace(/=+$/, "");
      // The first characters hold bits of what stands before, the last of what stands behind.
      const inner = encoded.slice(shift === 0 ? 0 : shift + 1, bytes.length % 3 === (3 - shift) % 3 ? undefined : -1);
      return inner.length < 8 ? [] : [inner, inner.replaceAll("+", "-").replaceAll("/", "_")];
    }))],
  };
}

/** Lower case, without accents; Danish letters as people type them abroad. */
const fold = (text: string): string =>
  text.toLowerCase().replaceAll("æ", "ae").replaceAll("ø", "o").replaceAll("å", "a").normalize("NFD").replace(/\p{M}/gu, "");

/** As JSON with escapes for everything outside ASCII. */
const escaped = (text: string): string =>
  [...text].map((letter) => (letter.charCodeAt(0) > 126 ? `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}` : letter)).join("").toLowerCase();

/**
 * A phone number is only a few digits: as part of a longer row of them it is something else (an id of ours can end in
 * eleven zeros and a one). With the country's code before it, it is itself.
 */
const phoneIn = (text: string): RegExp | undefined => {
  const digits = text.replace(/\D/g, "");
  if (!/^\+?[\d ]{6,20}$/.test(text) || digits.length >= 10) return undefined;
  return new RegExp(`(?<!\\d)(?:\\+?45|0045)? ?${[...digits].join(" ?")}(?!\\d)`);
};

const wordIn = (spelling: string): RegExp => new RegExp(`(?<![\\p{L}\\d])${spelling.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}(?![\\p{L}\\d])`, "u");

/** Looks for planted texts in what was written somewhere. Answers which were found, by what they are, never by value. */
export function canariesIn(haystack: string, canaries: readonly Canary[]): string[] {
  const folded = fold(haystack);
  const lower = haystack.toLowerCase();
  return canaries.filter(({ text, isWord }) => {
    const spellings = spellingsOf(text);
    if (isWord) return spellings.folded.some((spelling) => wordIn(spelling).test(folded) || wordIn(spelling).test(lower)) || encodedIn(haystack, lower, text, spellings.exact);
    const isPlain = phoneIn(text)?.test(lower) ?? spellings.folded.some((spelling) => folded.includes(spelling) || lower.includes(spelling));
    return isPlain || encodedIn(haystack, lower, text, spellings.exact);
  }).map(({ what }) => what);
}

/** The same in bytes of any kind, quickly: each spelling as its bytes are in UTF-8. Words are left to where text is text. */
export function canariesInBytes(bytes: Buffer, canaries: readonly Canary[]): string[] {
  const text = bytes.toString("latin1");
  const lower = text.toLowerCase();
  return canaries.filter(({ isWord }) => !isWord).filter((canary) => {
    const spellings = spellingsOf(canary.text);
    const isPlain = phoneIn(canary.text)?.test(lower) ?? [canary.text, ...spellings.folded].some((spelling) => lower.includes(Buffer.from(spelling).toString("latin1").toLowerCase()));
    return isPlain || encodedIn(text, lower, canary.text, spellings.exact);
  }).map(({ what }) => what);
}

const encodedIn = (haystack: string, lower: string, text: string, base64: readonly string[]): boolean =>
  lower.includes(Buffer.from(text).toString("hex")) || base64.some((spelling) => haystack.includes(spelling));
