import type { Queryable } from "@haandslag/service-kit";
import { epochLine } from "../../domain/account/epoch-line.ts";
import { citizenView } from "../../domain/consent/citizen-view.ts";
import type { Consent } from "../../domain/consent/state.ts";
import { partyOf } from "../../domain/party.ts";
import { recipientLines } from "../../domain/receipt/recipient-lines.ts";
import { consentPage, consentsOfCitizen } from "../../storage/account/consent-page.ts";
import { disclosuresOf } from "../../storage/account/disclosures-of.ts";
import { epochsOf } from "../../storage/account/epochs-of.ts";
import { noticesOf } from "../../storage/account/notices-of.ts";
import { citizensRecords } from "../../storage/log/citizens-records.ts";
import { receiptAccountsOf } from "../../storage/receipt-lists.ts";

/** Which page of a citizen's list; `before`: the cursor that the page before gave. */
export interface PageOf {
  readonly subjectId: string;
  readonly before: string | undefined;
  readonly limit: number;
}

/** Consents with every change and every text that was shown. */
export async function accountConsents(db: Queryable, page: PageOf) {
  const { consents, next } = await consentPage(db, page);
  const ids = consents.map(({ consentId }) => consentId);
  const epochs = Map.groupBy(await epochsOf(db, ids), ({ consentId }) => consentId);
  const notices = Map.groupBy(await noticesOf(db, ids), ({ consentId }) => consentId);
  return {
    consents: consents.map((consent) => {
      const lines = (epochs.get(consent.consentId) ?? []).map(epochLine);
      const languages = new Set([consent.language, ...lines.flatMap(({ notice }) => notice?.language ?? [])]);
      const shown = (notices.get(consent.consentId) ?? []).filter(({ language }) => languages.has(language)).map(({ consentId: _its, ...text }) => text);
      return { ...citizenView(consent), unitId: consent.senderUnitId, lawRow: consent.lawRow, shown, epochs: lines };
    }),
    nextCursor: next,
  };
}

/** What was disclosed, to whom, why, and under which epoch of which consent. */
export async function accountDisclosures(db: Queryable, page: PageOf) {
  const { rows, next } = await disclosuresOf(db, page);
  return {
    disclosures: rows.map(({ discloser, recipient, senderUnitId, position, at, ...row }) => ({
      ...row, discloser: partyOf(discloser), recipient: partyOf(recipient), unitId: senderUnitId, position: Number(position), at: at.toISOString(),
    })),
    nextCursor: next,
  };
}

/** One line for each recipient, and where its receipts stand (CON-24). */
export async function accountRecipients(db: Queryable, subjectId: string) {
  const consents: Consent[] = await consentsOfCitizen(db, subjectId);
  return recipientLines(consents, await receiptAccountsOf(db, subjectId));
}

/** What the log commits to and `proofOf` proves. */
export async function accountProofs(db: Queryable, page: PageOf) {
  const { records, next } = await citizensRecords(db, page);
  return { records, nextCursor: next };
}
