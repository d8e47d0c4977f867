import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";

interface Party {
  readonly kind: string;
  readonly id?: string | undefined;
}

/** Who sends or receives, by the name that it is known by; a citizen has none here. */
export function usePartyName(): (party: Party) => string {
  const { t } = useTranslation("auditor");
  const { data: { organisations } } = useSuspenseQuery(ask.referral.listOrganisations({ limit: 100 }));
  const { data: authorities } = useSuspenseQuery(ask.referral.listAuthorities({}));
  return ({ kind, id }) => {
    if (kind === "citizen") return t("citizen");
    return organisations.find(({ organisationId }) => organisationId === id)?.name ?? authorities.find((authority) => authority.id === id)?.longName ?? id ?? t("unknown");
  };
}
