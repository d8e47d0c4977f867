import { ConsentDisclosed } from "@haandslag/contracts";
import type { DisclosureRow } from "../log/disclosure-record.ts";
import { partyOf } from "../party.ts";
import type { ConsentAnnouncement } from "./announce.ts";

/** Of a row of the ledger, what its event says. */
export type ToldDisclosure = Pick<DisclosureRow, "id" | "referral_id" | "discloser" | "recipient" | "purpose" | "categories" | "consent_id" | "epoch">;

/** What the world hears of a disclosure, from its row alone: so the audit finds out again what must have been said. */
export function announceDisclosed(row: ToldDisclosure): ConsentAnnouncement {
  const { referral_id: referralId, purpose, categories, epoch } = row;
  return {
    eventType: ConsentDisclosed, key: referralId,
    data: { consentId: row.consent_id, referralId, epoch, purpose, discloser: partyOf(row.discloser), recipient: partyOf(row.recipient), categories, disclosureId: row.id },
  };
}
