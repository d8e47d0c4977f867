import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { isNearEnd } from "../consent/near-end.ts";

/** Whether the person acts for somebody, and how much waits for that: a question, or a yes that ends soon. It loads beside the home, which stands without waiting for it. */
export function useForOthers(): { readonly actsForSomebody: boolean; readonly waiting: number } {
  const { i18n } = useTranslation();
  const { data } = useQuery(ask.consent.wardConsents({ language: i18n.language }));
  const consents = data?.consents ?? [];
  return { actsForSomebody: consents.length > 0, waiting: consents.filter((consent) => consent.status === "requested" || isNearEnd(consent)).length };
}
