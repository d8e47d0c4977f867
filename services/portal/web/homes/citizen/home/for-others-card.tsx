import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Card } from "../../../parts/card.tsx";

/** Questions that wait for the answer of who acts for another. */
export function ForOthersCard({ waiting }: { readonly waiting: number }) {
  const { t } = useTranslation("citizen");
  return (
    <Card heading={t("titles.forOthers")} headingLevel={3}>
      <p>{t("home.forOthersWait", { count: waiting })}</p>
      <Link to="/citizen/for-others" className="button button-primary">{t("home.waiting.answer.button")}</Link>
    </Card>
  );
}
