import type { referralCommands } from "@haandslag/contracts";
import { findAuthority } from "@haandslag/denmark";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { subjectIdFor } from "@haandslag/vault";
import type { z } from "zod";
import { lacksOf } from "../../domain/content/index.ts";
import type { ReferralCommand } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";
import type { Dropped, Kept } from "./account-for.ts";
import { readMessage } from "./read-message.ts";
import { recordOf } from "./record-of.ts";
import type { ImportError, ImportFinding } from "./remarks.ts";

/** What became of a message: ids, paths, codes and our own sentences. No value of the message. */
export interface ImportedMessage {
  readonly drafts: readonly string[];
  readonly kept: readonly Kept[];
  readonly dropped: readonly Dropped[];
  readonly findings: readonly ImportFinding[];
}

const maxBytes = 1_000_000;

/** Another import of the same message was quicker: its report is the one to give. */
class ImportedMeanwhile extends Error {
  override readonly name = "ImportedMeanwhile";
}

/**
 * A FHIR message becomes a draft of the caseworker's unit (REF-22). Refused whole with every error, or taken whole with
 * an account of what was kept and dropped. The same message again gives the first answer, from whoever it comes.
 */
export const importMessage = (deps: Deps) => async (input: z.infer<typeof referralCommands.ImportMessage>, who: Actor): Promise<ImportedMessage> => {
  const { runner, referrals, content, names, imports, clock, ids } = deps;
  const sender = staffOf(who);
  const report = readMessage(input.message, { now: clock.now(), maxBytes });
  if (!report.ok) throw new DomainError("MESSAGE_REFUSED", { fields: report.errors.map(asField) });
  const { contentHash, kept, dropped, findings, messageId = contentHash } = report;
  const [draft] = report.drafts;
  if (draft === undefined) throw new Error("The reader took a message and made no draft of it.");

  const first = async (): Promise<ImportedMessage | undefined> => {
    const known = await imports.find<ImportedMessage>(runner.pool, sender.authorityId, messageId);
    if (known !== undefined && known.contentHash !== contentHash) throw new DomainError("MESSAGE_ID_REUSED", { fields: [{ field: "message", code: "NOT_ALLOWED_HERE", text: "Another message with this id was imported before. A new message has an id of its own." }] });
    return known?.report;
  };
  const again = await first();
  if (again !== undefined) return again;

  const record = recordOf(draft);
  const { cprNumber } = record.identity;
  const referralId = ids.next();
  const result: ImportedMessage = { drafts: [referralId], kept, dropped, findings };
  return runCommand(runner, referrals, {
    name: "importMessage", id: referralId, makes: true, input,
    command: (now): ReferralCommand => ({
      type: "draftReferral", referralId, sender, lacks: lacksOf(record), at: now.toISOString(),
      legalBasis: findAuthority(sender.authorityId)?.kind === "region" ? "sundhedsloven" : "serviceloven-82",
      subjectId: cprNumber === undefined ? null : subjectIdFor(deps.subjectKey, cprNumber),
    }),
    within: async (tx) => {
      if (!(await imports.remember(tx, { authorityId: sender.authorityId, messageId, contentHash, report: result, at: clock.now() }))) throw new ImportedMeanwhile();
      await content.sealRecord(tx, referralId, record);
      await names.put(tx, { sender, referralId, identity: record.identity });
    },
    result: () => result,
  }).catch(async (error: unknown) => {
    if (!(error instanceof ImportedMeanwhile)) throw error;
    return (await first()) ?? Promise.reject(error);
  });
};

const asField = ({ path, code, text }: ImportError) => ({ field: path, code: "NOT_ALLOWED_HERE" as const, detailCode: code, text });
