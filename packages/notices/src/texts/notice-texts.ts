import type { NoticeKind } from "../notice-kind.ts";

/**
 * The words of every notice in one language. `{address}` and `{day}` are put in; a sentence with `{day}` is left out
 * where there is no day. Neither an organisation nor the subject is named (REF-27): whoever reads it over a shoulder
 * learns that there is something to see, and no more.
 */
export type NoticeTexts = Record<NoticeKind, { readonly subject: string; readonly sentences: readonly string[] }>;
