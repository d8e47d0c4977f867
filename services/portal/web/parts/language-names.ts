import { useTranslation } from "react-i18next";

/** Languages by their names in the page's language: `ar` as arabisk. */
export function useLanguageNames(): (tags: readonly string[]) => string {
  const { i18n, t } = useTranslation("app");
  return (tags) => {
    // Browsers know no Danish name of Greenlandic.
    const own: Record<string, string> = { kl: t("greenlandic") };
    const names = new Intl.DisplayNames([i18n.language], { type: "language" });
    return new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(tags.map((tag) => own[tag] ?? names.of(tag) ?? tag));
  };
}

/** Things of a list, as one says them: "Sorg, at være alene og mobning". */
export function useListing(): (items: readonly string[]) => string {
  const { i18n } = useTranslation();
  return (items) => new Intl.ListFormat(i18n.language, { type: "conjunction" }).format(items.map((item, i) => (i === 0 ? item : item.charAt(0).toLocaleLowerCase() + item.slice(1))));
}
