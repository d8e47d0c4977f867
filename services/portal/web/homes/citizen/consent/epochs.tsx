import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { Timeline } from "../../../parts/timeline.tsx";

/** What was asked, answered and changed, and by whom, oldest first: from the citizen's own account, the newest hundred consents of it. */
export function Epochs({ consentId }: { readonly consentId: string }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const { data: { consents: { consents } } } = useSuspenseQuery(ask.consent.myAccount({ limit: 100 }));
  const epochs = consents.find((each) => each.consentId === consentId)?.epochs ?? [];
  const named = useLanguageNames();
  if (epochs.length === 0) return null;
  const list = new Intl.ListFormat(i18n.language);
  return (
    <section aria-labelledby="epochs">
      <h2 id="epochs">{t("consent.epochs")}</h2>
      <Timeline label={t("consent.epochs")} entries={epochs.map(({ what, at, by, shared, method, notice }) => ({
        at,
        what: [
          `${t(`consentChange.${what}`, { ns: "codes" })}. ${t(`changedBy.${by.kind}`, { ns: "codes" })}`,
          ...(method === null ? [] : [t(`method.${method}`, { ns: "codes" })]),
          ...(notice === null ? [] : [t("consent.readIn", { language: named([notice.language]) })]),
          ...(shared.length === 0 ? [] : [list.format(shared.map((category) => t(`categoryName.${category}`, { ns: "codes" }).toLocaleLowerCase(i18n.language)))]),
        ].join(", "),
      }))} />
    </section>
  );
}
