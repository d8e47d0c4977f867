import { useTranslation } from "react-i18next";

const inDenmark = { timeZone: "Europe/Copenhagen" } as const;
const forms = {
  /** fredag 4. december */
  day: { weekday: "long", day: "numeric", month: "long" },
  /** fredag 4. december 2026 */
  date: { weekday: "long", day: "numeric", month: "long", year: "numeric" },
  /** fredag 4. december kl. 10.00 */
  moment: { weekday: "long", day: "numeric", month: "long", hour: "numeric", minute: "2-digit" },
  /** 4.12.2026, in tables */
  short: { day: "numeric", month: "numeric", year: "numeric" },
  /** 4.12.2026, 10.00, in tables: one line, where the words would take three */
  shortMoment: { day: "numeric", month: "numeric", year: "numeric", hour: "numeric", minute: "2-digit" },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

export type DateForm = keyof typeof forms;

/** Kept: making one takes some fifty times as long as using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(locale: string, form: DateForm): Intl.DateTimeFormat {
  const key = `${locale} ${form}`;
  const format = formats.get(key) ?? new Intl.DateTimeFormat(locale, { ...forms[form], ...inDenmark });
  formats.set(key, format);
  return format;
}

/** An instant or a day as people in Denmark write it, in the page's language (without the "den" that Intl sets before a day). */
export function useDates(): (at: string, form?: DateForm) => string {
  const { i18n } = useTranslation();
  return (at, form = "date") => formatOf(i18n.language === "da" ? "da-DK" : "en-GB", form).format(new Date(at)).replace(" den ", " ");
}

export function When({ at, form = "date" }: { readonly at: string; readonly form?: DateForm }) {
  const say = useDates();
  return <time dateTime={at}>{say(at, form)}</time>;
}
