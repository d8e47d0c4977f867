import { categoriesOf, type DataCategory, type Party, type Purpose, type ReceiptClaims } from "@haandslag/contracts";
import type { Consent, ConsentCommand } from "@haandslag/consent/domain";
import { checkLedgerRow } from "../invariants/ledger-row.ts";
import { consentClock } from "./clocks.ts";
import type { EpochRow, LedgerRow, Word } from "./line.ts";
import { change, type Making } from "./making.ts";
import type { Message } from "./messages.ts";
import { authority, consentIdOf, organisationOf, partyKey, type Recipient, referralId, subjectId, unitId } from "./names.ts";

const shown = { noticeId: "notice", version: 1, language: "da", hash: "0".repeat(64) } as const;

const partiesOf = (purpose: Purpose, organisation: Party): { discloser: Party; recipient: Party } => {
  switch (purpose) {
    case "referral": return { discloser: authority, recipient: organisation };
    case "feedback": return { discloser: organisation, recipient: authority };
    case "measurement": return { discloser: { kind: "citizen" }, recipient: organisation };
  }
};

/** One command on one consent, under its head: decide, evolve, the epoch's row, the event. */
function changeConsent(making: Making, consentId: string, command: ConsentCommand) {
  const { domain, line } = making;
  const before = line.consents.find((consent) => consent.consentId === consentId);
  return change(making, domain.consent, consentId, before, command, (after, events) => {
    line.consents = before === undefined ? [...line.consents, after] : line.consents.map((consent) => (consent === before ? after : consent));
    if (events.some(({ type }) => type !== "reminded")) {
      recordEpoch(making, after, before);
      awaitReceipts(making, after);
    }
  });
}

/** The epoch's row at the next position of its head. Each change is the next epoch: no gap, none used twice (CON-12). */
function recordEpoch({ domain, line, findings }: Making, after: Consent, before: Consent | undefined): void {
  const old = line.epochs.find(({ consentId }) => consentId === after.consentId);
  const expected = (old?.epoch ?? 0) + 1;
  if (after.epoch !== expected) findings.push({ rule: "CON-12", text: `a change of the consent to ${after.purpose} is its epoch ${after.epoch}, where ${expected} comes next` });
  if (old !== undefined && after.epoch === old.epoch) return; // what the table has is not written again
  const { yesEpoch, ...facts } = domain.consent.factsOf(after);
  const position = Math.max(0, ...line.epochs.filter(({ recipient }) => partyKey(recipient) === partyKey(after.recipient)).map((row) => row.position)) + 1;
  const yesPosition = yesEpoch === null ? null : yesEpoch === after.epoch ? position : (old?.yesPosition ?? null);
  const row: EpochRow = { ...facts, position, yesPosition, before: before === undefined || old === undefined ? undefined : { ...old, before: undefined } };
  line.epochs = [...line.epochs.filter(({ consentId }) => consentId !== after.consentId), row];
}

/** Receipts fall due with the epoch that ends or narrows a consent, in its transaction (storage/await-receipts.ts). */
function awaitReceipts(making: Making, after: Consent): void {
  const { domain, line } = making;
  const { consentId } = after;
  const command = domain.receipts.whatIsAwaited(after, line.ledger.some((row) => row.consentId === consentId), consentClock[line.era]);
  if (command !== undefined) changeAccount(making, consentId, command);
}

const changeAccount = (making: Making, consentId: string, command: Parameters<Making["domain"]["receipts"]["decide"]>[0]) =>
  change(making, making.domain.receipts, consentId, making.line.accounts[consentId], command, (account) => {
    making.line.accounts = { ...making.line.accounts, [consentId]: account };
  });

/** A holder's receipt, its signature verified: counted for what it is due for (reactions/receipts/on-receipt-given.ts). */
export function takeReceipt(making: Making, { data }: Message): string | undefined {
  const claims = data as unknown as ReceiptClaims;
  return changeAccount(making, claims.consentId, { command: "take receipt", claims, now: consentClock[making.line.era] });
}

/** The referral service asks for the citizen to be asked: one consent a purpose. @returns false where she is left in peace */
export function requestConsents(making: Making, recipient: Recipient): boolean {
  const { bounds, domain, line } = making;
  const now = consentClock[line.era];
  const organisation = organisationOf(recipient);
  const refused = bounds.questions.some(({ purpose }) => {
    const alike = line.consents.filter((consent) => consent.purpose === purpose && partyKey(consent.discloser) === partyKey(partiesOf(purpose, organisation).discloser) && partyKey(consent.recipient) === partyKey(partiesOf(purpose, organisation).recipient));
    return domain.mayAsk({ referralId, purpose, byCitizen: false }, alike, now) !== undefined;
  });
  if (refused) return false;
  for (const { purpose, categories } of bounds.questions) {
    const consentId = consentIdOf(line.used.asks, purpose);
    const parties = partiesOf(purpose, organisation);
    line.word = { ...line.word, [consentId]: { purpose, recipient: partyKey(parties.recipient), categories: [], era: null, isOver: false } };
    changeConsent(making, consentId, {
      command: "request", now,
      question: { consentId, referralId, subjectId, purpose, ...parties, senderUnitId: unitId, asked: categories, language: "da", lawRow: `${parties.discloser.kind}.${purpose}.adult`, notices: [shown] },
    });
  }
  return true;
}

const heard = (making: Making, consentId: string, said: Partial<Word>): void => {
  const { line } = making;
  const word = line.word[consentId];
  if (word !== undefined) line.word = { ...line.word, [consentId]: { ...word, ...said } };
};

/** What the citizen says of one consent. @returns false where it was refused */
export function say(making: Making, consentId: string, what: "yes" | "no" | "yes again" | "less" | "stop"): boolean {
  const { line } = making;
  const now = consentClock[line.era];
  const consent = line.consents.find((each) => each.consentId === consentId);
  if (consent === undefined) return false;
  const login = { shown, expiresAt: undefined, grantor: subjectId, assuranceLevel: "substantial" } as const;
  switch (what) {
    case "yes": {
      if (changeConsent(making, consentId, { command: "grant", ...login, categories: consent.asked, despiteProtection: false, now }) !== undefined) return false;
      heard(making, consentId, { categories: consent.asked, era: line.era });
      return true;
    }
    case "yes again": {
      if (changeConsent(making, consentId, { command: "renew", ...login, now }) !== undefined) return false;
      heard(making, consentId, { era: line.era });
      return true;
    }
    case "less": {
      const left = lessOf(consent);
      if (changeConsent(making, consentId, { command: "narrow", categories: left, by: "citizen", now }) !== undefined) return false;
      heard(making, consentId, { categories: left });
      return true;
    }
    case "no":
    case "stop": {
      const refused = changeConsent(making, consentId, { command: what === "no" ? "refuse" : "revoke", by: "citizen", now });
      if (refused !== undefined) return false;
      heard(making, consentId, { isOver: true });
      return true;
    }
  }
}

/** The first category goes, the rest stays. */
const lessOf = (consent: Consent): readonly DataCategory[] => ("given" in consent ? consent.given.categories : consent.asked).slice(1);
export const hasLess = (consent: Consent): boolean => consent.status === "granted" && consent.given.categories.length > 1;

/** The referral is over, and these purposes with it (reactions/end-consents.ts). @returns a refusal's code, where there must be none */
export function endWithReferral(making: Making, purposes: readonly Purpose[]): string | undefined {
  const { line } = making;
  for (const { consentId, purpose } of line.consents) {
    if (!purposes.includes(purpose)) continue;
    const refused = changeConsent(making, consentId, { command: "end with the referral", now: consentClock[line.era] });
    if (refused !== undefined) return refused;
    heard(making, consentId, { isOver: true });
  }
  return undefined;
}

/** The deadline worker comes by one consent whose time is over. */
export function meetDeadline(making: Making, consentId: string): void {
  const { line } = making;
  changeConsent(making, consentId, { command: "meet the deadline", now: consentClock[line.era] });
}

export interface Release {
  readonly kind: LedgerRow["kind"];
  readonly purpose: "referral" | "feedback";
  readonly organisation: Party;
  readonly categories: readonly DataCategory[];
  readonly atLeast: "all" | "any";
  readonly peerId?: string;
}

export interface Permitted {
  readonly consentId: string;
  readonly categories: readonly DataCategory[];
}

/** One disclosure in one transaction: lock, decide, ledger row (features/disclose.ts, storage/ledger.ts). @returns what is permitted, if anything */
export function disclose(making: Making, { kind, purpose, organisation, categories, atLeast, peerId = undefined }: Release): Permitted | undefined {
  const { domain, line } = making;
  const { discloser, recipient } = partiesOf(purpose, organisation);
  const head = line.epochs.filter((row) => partyKey(row.recipient) === partyKey(recipient));
  const seen = domain.storage.readUnderLock(head).map(({ before: _before, ...row }) => row);
  const decision = domain.decideDisclosure(seen, { referralId, subjectId, discloser, recipient, purpose, categories: [...categories] }, consentClock[line.era], atLeast);
  if (!decision.permitted) return undefined;
  const row: LedgerRow = { kind, consentId: decision.consentId, epoch: decision.epoch, recipient: partyKey(recipient), peerId: peerId ?? null, categories: decision.categories };
  checkLedgerRow(making, row);
  line.ledger = [...line.ledger, row];
  return { consentId: decision.consentId, categories: categoriesOf[purpose].filter((category) => (decision.categories as readonly DataCategory[]).includes(category) && categories.includes(category)) };
}
