import type { ContactRequestStatus, referralCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { ContactRequestCommand } from "../../domain/contact-request/index.ts";
import { authoritiesAnsweredBy } from "../../domain/policies/who-may-know.ts";
import type { Deps } from "../../ports/deps.ts";
import { staffOf } from "../../ports/staff-of.ts";

/** A caseworker has called. Whoever was not reached is called again, three times in all. */
export const noteContacted = ({ runner, contactRequests, clock }: Pick<Deps, "runner" | "contactRequests" | "clock">) => (input: z.infer<typeof referralCommands.NoteContacted>, who: Actor): Promise<{ contactRequestId: string; status: ContactRequestStatus; attempts: number }> => {
  const { authorityId, unitId } = staffOf(who);
  const ours = authoritiesAnsweredBy(authorityId, clock.now());
  return runCommand(runner, contactRequests, {
    name: "noteContacted", id: input.contactRequestId, input,
    mayKnow: (state) => ours.includes(state.authorityId) && (state.unitId === null || state.unitId === unitId),
    command: (now): ContactRequestCommand => ({ type: "noteContacted", outcome: input.outcome, at: now.toISOString() }),
    result: ({ state }) => ({ contactRequestId: input.contactRequestId, status: state.status, attempts: state.attempts }),
  });
};
