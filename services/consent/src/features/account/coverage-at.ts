import { type consentCommands, DataCategory, Purpose } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { z } from "zod";
import { decideDisclosure } from "../../domain/decision/decide-disclosure.ts";
import { partyOf } from "../../domain/party.ts";
import { mayAskOfDisclosure } from "../../domain/policies/may-know.ts";
import { consentsAsOf, positionAt } from "../../storage/account/consents-as-of.ts";
import { findRecord } from "../../storage/log/find-record.ts";
import type { ConsentDeps } from "../ports.ts";
import { noteLookUp } from "../../storage/account/note-look-up.ts";

/**
 * Which consent covered this disclosure, then? (CON-31) The consents are put back as they stood just before the
 * disclosure's own place, and decided upon again by the decision of record; what the ledger wrote down is told beside
 * it and is no part of the answer. With `at` they are put back as of that moment, and the same disclosure is judged there.
 * @throws DomainError NOT_FOUND, INPUT_INVALID where `at` is still to come
 */
export const coverageAt = ({ runner }: ConsentDeps) => async ({ disclosureId, at }: z.infer<typeof consentCommands.CoverageAt>, who: Actor) => {
  const { pool, clock } = runner;
  const row = await findRecord(pool, { kind: "disclosure", disclosureId });
  if (row?.type !== "disclosure" || !mayAskOfDisclosure(who, row)) throw new DomainError("NOT_FOUND");
  if (at !== undefined && Date.parse(at) > clock.now().getTime()) throw new DomainError("INPUT_INVALID", { fields: [{ field: "at", code: "NOT_ALLOWED_HERE", text: "Give a moment that has passed." }] });
  await noteLookUp(runner, who, "coverage", [row.referralId]);

  const head = { subjectId: row.subjectId, recipient: row.recipient };
  const moment = at === undefined ? new Date(row.at) : new Date(at);
  const position = at === undefined ? row.position : await positionAt(pool, head, moment);
  const consents = await consentsAsOf(pool, head, position);
  const asked = { referralId: row.referralId, purpose: Purpose.parse(row.purpose), discloser: partyOf(row.discloser), recipient: partyOf(row.recipient), categories: z.array(DataCategory).parse(row.categories) };
  const decided = decideDisclosure(consents.map(({ decidable }) => decidable), { subjectId: row.subjectId, ...asked }, moment, "all");
  const found = decided.permitted ? consents.find(({ decidable }) => decidable.consentId === decided.consentId) : undefined;
  return {
    disclosureId, ...asked, at: moment.toISOString(), position,
    covering: decided.permitted && found !== undefined ? { consentId: decided.consentId, epoch: decided.epoch, since: found.since.toISOString(), ...told(found.decidable), yesEpoch: found.yesEpoch ?? decided.epoch } : null,
    reasons: decided.permitted ? [] : decided.reasons,
    ledger: { consentId: row.consentId, epoch: row.epoch },
    agreesWithLedger: decided.permitted && decided.consentId === row.consentId && decided.epoch === row.epoch,
  };
};

const Told = z.object({ validFrom: z.string().nullable(), expiresAt: z.string().nullable(), categories: z.array(DataCategory), lawRow: z.string().nullable() });
const told = (decidable: unknown): z.infer<typeof Told> => Told.parse(decidable);
