import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { daysSince } from "../../../parts/days-since.ts";
import { When } from "../../../parts/when.tsx";

/** When a peer has supervision next; a day that has passed, or none, is overdue (ASG-02). */
export function Supervision({ on }: { readonly on: string | null }) {
  const { t } = useTranslation("organisation");
  if (on === null) return <Badge kind="warning">{t("peers.supervisionMissing")}</Badge>;
  if (daysSince(on) > 0) return <Badge kind="error">{t("peers.supervisionOverdue")} <When at={on} form="short" /></Badge>;
  return <When at={on} form="short" />;
}
