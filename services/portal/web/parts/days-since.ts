import { useTranslation } from "react-i18next";
import { kept } from "./kept.ts";

const dayMs = 86_400_000;
let format: Intl.DateTimeFormat | undefined;
/** 2026-12-04. Made once, as those of when.tsx, and not before it is used: the first of a page takes as long as drawing half of it. */
const inDenmark = () => (format ??= new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen" }));

/** Whole days in Denmark from `at` to now: how long something has waited. */
export const daysSince = (at: string, now = Date.now()): number => {
  const day = (time: number) => Date.parse(inDenmark().format(time));
  return Math.round((day(now) - day(Date.parse(at))) / dayMs);
};

/** The same in words, for each row of a list. */
export function useDaysSince(): (at: string) => string {
  const { t } = useTranslation("app");
  const inWords = kept((count: number) => t("days", { count }));
  return (at) => inWords(daysSince(at));
}
