import type { consentCommands } from "@haandslag/contracts";
import { endOfLocalDay } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { ownSubject } from "../domain/policies/may-know.ts";
import { partyOf } from "../domain/party.ts";
import type { ConsentDeps } from "./ports.ts";

/** The ledger, newest first: a citizen sees her own, an auditor everybody's (of one tenant where the auditor has one), without whom they are about. */
export const listDisclosures = ({ lists }: ConsentDeps) => async (input: z.infer<typeof consentCommands.ListDisclosures>, who: Actor) => {
  const { rows, hasMore } = await lists.disclosures({
    limit: input.limit,
    ...(who.role === "citizen" ? { subjectId: ownSubject(who) } : who.tenantId === undefined ? {} : { tenantId: who.tenantId }),
    ...(input.referralId === undefined ? {} : { referralId: input.referralId }),
    ...(input.recipient === undefined ? {} : { recipient: input.recipient }),
    ...(input.purpose === undefined ? {} : { purpose: input.purpose }),
    ...(input.from === undefined ? {} : { since: endOfLocalDay(noonOf(input.from), -1) }),
    ...(input.to === undefined ? {} : { until: endOfLocalDay(noonOf(input.to)) }),
    ...(input.cursor === undefined ? {} : { before: input.cursor }),
  });
  const disclosures = rows.map(({ id, referralId, kind, purpose, discloser, recipient, recipientUser, categories, withheld, consentId, epoch, position, at, correlationId }) => ({
    disclosureId: id, referralId, kind, purpose, discloser: partyOf(discloser), recipient: partyOf(recipient), recipientUser, categories, withheld, consentId, epoch,
    position: Number(position), at: at.toISOString(), correlationId,
  }));
  return { disclosures, nextCursor: hasMore ? (disclosures.at(-1)?.disclosureId ?? null) : null };
};

const noonOf = (day: string): Date => new Date(`${day}T12:00:00Z`);
