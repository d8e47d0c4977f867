import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import type { clients } from "../../../calls/clients.ts";
import { Badge } from "../../../parts/badge.tsx";
import { useDates } from "../../../parts/when.tsx";
import { byPurpose } from "../by-purpose.ts";

export type Recipient = Awaited<ReturnType<typeof clients.consent.myRecipients.query>>["recipients"][number];

const badges = { receiving: "info", awaited: "warning", overdue: "error", answered: "success" } as const;

export function RecipientLine({ line, name }: { readonly line: Recipient; readonly name: string }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  const { data: { consents } } = useSuspenseQuery(ask.consent.myConsents({}));
  const list = new Intl.ListFormat(i18n.language);
  return (
    <li className="recipient">
      <h3>{name} <Badge kind={badges[line.status]}>{t(`recipientStatus.${line.status}`, { ns: "codes" })}</Badge></h3>
      <ul>
        {line.consents.toSorted(byPurpose).map(({ consentId, purpose, status, since, until }) => {
          const consent = consents.find((each) => each.consentId === consentId);
          const shared = consent?.shared ?? [];
          const to = until ?? consent?.expiresAt ?? null;
          return (
            <li key={consentId}>
              <Link to={`/citizen/consents/${consentId}`}>{t(`purposeName.${purpose}`, { ns: "codes" })}</Link>
              {": "}
              {shared.length > 0 ? list.format(shared.map((category) => t(`categoryName.${category}`, { ns: "codes" }).toLocaleLowerCase(i18n.language))) : t("home.nothingNow")}
              {". "}
              {to === null ? t("home.since", { from: say(since) }) : t(status === "granted" ? "home.sinceUntil" : "home.sinceUntilOver", { from: say(since), to: say(to) })}
            </li>
          );
        })}
      </ul>
    </li>
  );
}
