import type { NoticeLanguage } from "@haandslag/contracts";

const locales = { da: "da-DK", en: "en-GB" } as const satisfies Record<NoticeLanguage, string>;

/**
 * The last day before `end` in Denmark, in words: "fredag 4. december", "Friday 4 December". An end at midnight is the
 * end of the day before.
 *
 * @param end ISO 8601 instant; exclusive
 */
export function lastDay(end: string, language: NoticeLanguage): string {
  const parts = new Intl.DateTimeFormat(locales[language], { weekday: "long", day: "numeric", month: "long", timeZone: "Europe/Copenhagen" })
    .formatToParts(new Date(Date.parse(end) - 1));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.find((each) => each.type === type)?.value ?? "";
  // Put together by hand: Intl says "fredag den 4. december", and ICU versions differ on the English comma.
  return `${part("weekday")} ${part("day")}${language === "da" ? "." : ""} ${part("month")}`;
}
