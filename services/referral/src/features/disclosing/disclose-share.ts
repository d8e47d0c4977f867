import type { DisclosureKind } from "@haandslag/contracts";
import { keptBackOf } from "@haandslag/denmark";
import { type CasePart, permittedPart, type ShareCategory, type Withheld, withoutNameAndAddress } from "../../domain/content/index.ts";
import type { Organisation } from "../../domain/directory/organisation.ts";
import type { Referral } from "../../domain/referral/index.ts";
import type { Deps } from "../../ports/deps.ts";
import { askToDisclose, mustHaveAgreement } from "./ask-to-disclose.ts";

export interface Disclosed {
  readonly categories: readonly ShareCategory[];
  readonly part: CasePart;
  readonly withheld: readonly Withheld[];
  /** The organisation as the directory has it at this moment. */
  readonly recipient: Organisation;
  /** Has so much time passed since the decision that it must be made again before anything is emitted (CON-19)? */
  isStale(): boolean;
}

const emitWithinMs = 2000;

/**
 * One disclosure of what lies in an organisation's share. Everything slow (vault, CPR) comes before the question, so
 * that what was decided is emitted at once (CON-19); what was read for nothing is dropped here.
 */
export async function discloseShare(
  deps: Pick<Deps, "runner" | "content" | "consent" | "directory" | "protection" | "clock" | "ids">,
  state: Referral,
  o: { kind: DisclosureKind; organisationId: string; recipientUser: string; categories: readonly ShareCategory[] },
): Promise<Disclosed> {
  const recipient = await mustHaveAgreement(deps, o.organisationId);
  const found = await deps.content.openShare(deps.runner.pool, state.referralId, o.organisationId, o.categories);
  const protectedParts = found.identity === undefined && found.contact === undefined ? [] : await keptBackNow(deps, state.referralId);
  // The ledger must say what stayed behind, hence the question names what is protected at this moment.
  const permit = await askToDisclose(deps, state, { ...o, protectedParts });
  const decidedAt = performance.now();
  const permitted = permittedPart(found, permit.categories);
  const { part, withheld } = protectedParts.length > 0 && !permit.despiteProtection ? withoutNameAndAddress(permitted) : { part: permitted, withheld: [] };
  return { categories: o.categories.filter((category) => category in part), part, withheld, recipient, isStale: () => performance.now() - decidedAt > emitWithinMs };
}

/** Asked at the moment of disclosure; whom CPR does not know, or does not answer about, is unknown, and the law's table says what that means (CON-28). */
async function keptBackNow({ runner, content, protection }: Pick<Deps, "runner" | "content" | "protection">, referralId: string): Promise<readonly Withheld[]> {
  const { identity } = await content.openRecord(runner.pool, referralId);
  return keptBackOf(identity.cprNumber === undefined ? "unknown" : await protection.statusOf(identity.cprNumber).catch(() => "unknown" as const));
}
