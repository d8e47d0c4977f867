import type { DataCategory } from "@haandslag/contracts";
import type { Notice, NoticePart, Placeholder, RenderedNotice } from "./notice.ts";

/** Hebrew, Arabic, Syriac, Thaana and their neighbours. */
const rightToLeft = /[\u0590-\u08ff]/;
/** Unicode's FSI and PDI: without them the groups of a phone number, and two names side by side, stand in the wrong order. */
const [isolateBegins, isolateEnds] = ["\u2068", "\u2069"];

/**
 * The exact text for one sender, recipient and set of categories. The question on protected names is there only where
 * a name or an address is asked for.
 */
export function renderNotice(notice: Notice, asked: readonly DataCategory[], names: Readonly<Record<Placeholder, string>>): RenderedNotice {
  const fill = (text: string) => text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => {
    const filled = names[name as Placeholder] as string | undefined;
    return filled === undefined ? whole : rightToLeft.test(text) ? `${isolateBegins}${filled}${isolateEnds}` : filled;
  });
  const aboutNames = asked.includes("identity") || asked.includes("contact");
  const parts = Object.entries(notice.parts)
    .filter(([part]) => part !== "protectionQuestion" || aboutNames)
    .map(([part, text]) => [part as NoticePart, fill(text)] as const);
  return {
    noticeId: notice.id,
    version: notice.version,
    language: notice.language,
    purpose: notice.purpose,
    parts: Object.fromEntries(parts),
    categories: asked.flatMap((category) => {
      const text = notice.categories[category];
      return text === undefined ? [] : [{ category, label: fill(text.label), explanation: fill(text.explanation) }];
    }),
    answers: notice.answers,
  };
}

/** What the hash of a notice is taken over: the same words give the same text, in whatever order JSON keeps its keys. */
export const canonicalText = (value: unknown): string => JSON.stringify(value, (_key, inner: unknown) =>
  inner !== null && typeof inner === "object" && !Array.isArray(inner)
    ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
    : inner);
