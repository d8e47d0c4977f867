import type { Party } from "@haandslag/contracts";
import { useTranslation } from "react-i18next";
import { Badge } from "../../../parts/badge.tsx";
import { byPurpose } from "../by-purpose.ts";
import type { Recipient } from "../home/recipient-line.tsx";
import { EpochReceipts } from "./epoch-receipts.tsx";

const badges = { receiving: "info", awaited: "warning", overdue: "error", answered: "success" } as const;

/** Who has stopped and deleted, recipient by recipient; the lines fill as receipts come in (CON-24). */
export function Receipts({ lines, nameOf }: { readonly lines: readonly Recipient[]; readonly nameOf: (party: Party) => string }) {
  const { t } = useTranslation(["citizen", "codes"]);
  return (
    <section aria-labelledby="receipts">
      <h2 id="receipts">{t("receipts.heading")}</h2>
      <p>{t("receipts.lead")}</p>
      {lines.map((line) => (
        <section key={JSON.stringify(line.recipient)} className="recipient">
          <h3>{nameOf(line.recipient)} <Badge kind={badges[line.status]}>{t(`recipientStatus.${line.status}`, { ns: "codes" })}</Badge></h3>
          {line.consents.toSorted(byPurpose).map((consent) => (
            <div key={consent.consentId}>
              <h4>{t(`purposeName.${consent.purpose}`, { ns: "codes" })}</h4>
              {consent.receipts.map((receipt) => <EpochReceipts key={receipt.epoch} of={receipt} />)}
            </div>
          ))}
        </section>
      ))}
    </section>
  );
}
