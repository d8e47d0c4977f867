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

/** What was seen somewhere: of which kind it is and how it is written there, never the text itself. */
export interface Sighting {
  readonly what: string;
  /** e.g. `aaaaa":"[…]"`: what stands around it, as its shape alone. */
  readonly how: string;
}

/** Looks for planted texts in what was written somewhere. */
export function canariesIn(haystack: string, canaries: readonly Canary[]): Sighting[] {
  const folded = fold(haystack);
  const lower = haystack.toLowerCase();
  return canaries.flatMap(({ what, text, isWord }) => {
    const { folded: spellings, exact } = spellingsOf(text);
    const phone = phoneIn(text);
    const wanted: readonly (string | RegExp)[] = isWord ? spellings.map(wordIn) : spellings;
    const plain = phone === undefined ? firstOf(wanted, (each) => shapeAround(folded, each) ?? shapeAround(lower, each)) : shapeAround(lower, phone);
    return sighted(what, plain ?? encodedIn(haystack, lower, text, exact));
  });
}

/** The same in bytes of any kind, quickly: each spelling as its bytes are in UTF-8. Words are left to where text is text. */
export function canariesInBytes(bytes: Buffer, canaries: readonly Canary[]): Sighting[] {
  const raw = bytes.toString("latin1");
  const lower = raw.toLowerCase();
  return canaries.filter(({ isWord }) => !isWord).flatMap(({ what, text }) => {
    const { folded: spellings, exact } = spellingsOf(text);
    const phone = phoneIn(text);
    const plain = phone === undefined ? firstOf([text, ...spellings], (each) => shapeAround(lower, Buffer.from(each).toString("latin1").toLowerCase())) : shapeAround(lower, phone);
    return sighted(what, plain ?? encodedIn(raw, lower, text, exact));
  });
}

function encodedIn(haystack: string, lower: string, text: string, base64: readonly string[]): string | undefined {
  const inHex = shapeAround(lower, Buffer.from(text).toString("hex"));
  if (inHex !== undefined) return `in hex: ${inHex}`;
  const inBase64 = firstOf(base64, (spelling) => shapeAround(haystack, spelling));
  return inBase64 === undefined ? undefined : `in base64: ${inBase64}`;
}

const sighted = (what: string, how: string | undefined): Sighting[] => (how === undefined ? [] : [{ what, how }]);

function firstOf<Wanted>(all: readonly Wanted[], look: (wanted: Wanted) => string | undefined): string | undefined {
  for (const wanted of all) {
    const found = look(wanted);
    if (found !== undefined) return found;
  }
  return undefined;
}

const around = 40;

/**
 * What stands around the first that is found, each letter as `a`, or as `h` where it could be a hex digit, each digit as 9:
 * enough to tell a leaked text from a row of figures that holds it by chance, and nobody's content.
 */
function shapeAround(text: string, wanted: string | RegExp): string | undefined {
  const match = typeof wanted === "string" ? undefined : (wanted.exec(text) ?? undefined);
  const at = typeof wanted === "string" ? text.indexOf(wanted) : (match?.index ?? -1);
  if (at < 0) return undefined;
  const end = at + (typeof wanted === "string" ? wanted : (match?.[0] ?? "")).length;
  const shape = (part: string) => part.replaceAll(/[a-f]|([g-z])|(\d)|([^\x20-\x7e])/gi, (_all, letter, digit, other) => (letter ? "a" : digit ? "9" : other ? "·" : "h"));
  return `${shape(text.slice(Math.max(0, at - around), at))}[…]${shape(text.slice(end, end + around))}`;
}
