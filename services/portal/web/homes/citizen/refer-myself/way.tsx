import { useTranslation } from "react-i18next";
import { Steps } from "../../../parts/steps.tsx";

const way = ["find", "about", "answer", "send"] as const;

/** The four steps of referring oneself, on each of them. */
export function Way({ now }: { readonly now: (typeof way)[number] }) {
  const { t } = useTranslation("citizen");
  const at = way.indexOf(now);
  return <Steps label={t("referMyself.way")} steps={way.map((step, i) => ({ title: t(`referMyself.steps.${step}`), state: i < at ? "done" : i === at ? "now" : "later" }))} />;
}
