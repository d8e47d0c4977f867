/** A sentence or more, not a label: at least four words, and a full stop or question mark at the end. */
export const isProse = (text: string): boolean => /[.?]["”»)]?\s*$/u.test(text) && wordsIn(text).length >= 4;

/**
 * LIX (danish.md): words per sentence + 100 × (words over six letters ÷ words). What is filled in counts as one short
 * word: names, days and numbers are not ours to choose. A full stop inside a date or after "kl" ends no sentence.
 */
export function lix(prose: readonly string[]): number {
  const words = prose.flatMap(wordsIn);
  const sentences = prose.flatMap((text) => plain(text).split(/[.?](?=["”»)]?(?:\s+\p{Lu}|\s*$))/u)).filter((sentence) => /\p{L}/u.test(sentence));
  return words.length === 0 ? 0 : words.length / sentences.length + (100 * words.filter((word) => word.length > 6).length) / words.length;
}

const plain = (text: string): string => text.replaceAll(/<[^>]*>/g, "").replaceAll(/\bkl\. /g, "kl ").replaceAll(/\{\{[^}]*\}\}/g, "Navn");
const wordsIn = (text: string): string[] => plain(text).match(/[\p{L}\d]+(?:[-'’][\p{L}\d]+)*/gu) ?? [];
