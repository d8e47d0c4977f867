import type { ContactOutcome, ContactRequestStatus } from "@haandslag/contracts";
import { findAuthority } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { ofSubject } from "../../storage/contact-requests.ts";
import { authorityOf, knownContacts } from "./known-contact.ts";

export interface MyContactRequest {
  readonly contactRequestId: string;
  readonly authorityId: string;
  readonly authorityName: string | null;
  readonly status: ContactRequestStatus;
  readonly askedAt: string;
  readonly answerBy: string;
  readonly isOverdue: boolean;
  readonly attempts: number;
  readonly outcome: ContactOutcome | null;
  readonly endedAt: string | null;
}
export interface MyContact {
  readonly requests: readonly MyContactRequest[];
  /** Authorities that have a case of hers, with the end of the number they would call; null: she writes one. */
  readonly choices: readonly { readonly authorityId: string; readonly authorityName: string | null; readonly phoneEnding: string | null }[];
}

/** The citizen's own wishes to be called, and whom she can ask in two taps. */
export const myContactRequests = (deps: Pick<Deps, "runner" | "lists" | "content" | "clock">) => async (who: Actor): Promise<MyContact> => {
  if (who.subjectId === undefined) return { requests: [], choices: [] };
  const now = deps.clock.now();
  const [requests, known] = await Promise.all([ofSubject(deps.runner.pool, who.subjectId), knownContacts(deps, who)]);
  const byAuthority = new Map(known.toReversed().flatMap(({ referral, phone }) => ((id) => (id === undefined ? [] : [[id, phone] as const]))(authorityOf(referral, now))));
  return {
    requests: requests.map((state) => ({
      contactRequestId: state.contactRequestId, authorityId: state.authorityId, authorityName: nameOf(state.authorityId), status: state.status, askedAt: state.askedAt, answerBy: state.answerBy,
      isOverdue: state.status === "waiting" && state.isOverdue, attempts: state.attempts, outcome: state.status === "contacted" ? state.outcome : null, endedAt: state.endedAt,
    })),
    choices: [...byAuthority].map(([authorityId, phone]) => ({ authorityId, authorityName: nameOf(authorityId), phoneEnding: phone?.slice(-2) ?? null })),
  };
};

const nameOf = (authorityId: string): string | null => findAuthority(authorityId)?.longName ?? null;
