import type { CitizenIdentity } from "@haandslag/contracts";
import { successorOf } from "@haandslag/denmark";
import type { Actor } from "@haandslag/service-kit/auth";
import type { Referral } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";

export interface KnownContact { readonly referral: Referral; readonly name: string; readonly phone: string | undefined }

/** Which authority answers for a referral today; undefined where the citizen made it herself. */
export const authorityOf = ({ sender }: Referral, now: Date): string | undefined => (sender.kind === "authority" ? successorOf(sender.authorityId, now)?.id : undefined);

/** The citizen's referrals, newest first, each with what its record says of name and number. Of one authority's record nothing goes to another. */
export async function knownContacts({ runner, lists, content }: Pick<Deps, "runner" | "lists" | "content">, { subjectId }: Actor): Promise<readonly KnownContact[]> {
  if (subjectId === undefined) return [];
  const referrals = await lists.ofSubject(subjectId);
  const identities = await content.openIdentities(runner.pool, referrals.map(({ referralId }) => referralId));
  return referrals.map((referral) => ({ referral, ...contactIn(identities.get(referral.referralId)) }));
}

const contactIn = (identity: CitizenIdentity | undefined): Pick<KnownContact, "name" | "phone"> =>
  ({ name: [...(identity?.givenNames ?? []), identity?.familyName].filter((name) => name !== undefined).join(" "), phone: identity?.phones[0] });
