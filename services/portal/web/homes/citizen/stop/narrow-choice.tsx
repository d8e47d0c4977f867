import type { DataCategory } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { Card } from "../../../parts/card.tsx";
import { ShareLess } from "./share-less.tsx";
import type { Names } from "./stop-choice.tsx";

/** They get less: which part to leave out is the confirmation. */
export function NarrowChoice({ consentId, shared, words, runs }: { readonly consentId: string; readonly shared: readonly DataCategory[]; readonly words: Names; readonly runs: boolean }) {
  const { t } = useTranslation("citizen");
  return (
    <Card heading={t("stop.less.heading", { ...words })}>
      <p>{t(runs ? "stop.less.meansCourse" : "stop.less.means", { ...words })}</p>
      <ShareLess consentId={consentId} shared={shared} organisation={words.organisation} last={t("stop.less.last")} />
    </Card>
  );
}
