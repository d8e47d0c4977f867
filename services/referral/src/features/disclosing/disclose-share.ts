import type { DisclosureKind } from "@haandslag/contracts";
import { keptBackOf } from "@haandslag/denmark";
import { DomainError } from "@haandslag/service-kit";
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
}

type DisclosingDeps = Pick<Deps, "runner" | "content" | "consent" | "directory" | "protection" | "clock" | "ids">;
interface Disclosing { readonly kind: DisclosureKind; readonly organisationId: string; readonly recipientUser: string; readonly categories: readonly ShareCategory[] }

const emitWithinMs = 2000;
const tries = 2;

/**
 * One disclosure of what lies in an organisation's share, to be emitted by the caller as it is returned. What was decided
 * is emitted within 2 s or decided again (CON-19), counted from before the question: nobody here knows how long ago the
 * answer was decided when it arrives. Where it comes too late again, nothing is disclosed (CON-20).
 * @param o.permitted runs between the first decision and the emission; it may take its time, the permit may not
 * @throws DomainError CONSENT_NOT_ACTIVE, CONSENT_UNAVAILABLE, ORGANISATION_UNKNOWN, DATA_AGREEMENT_MISSING
 */
export async function discloseShare(deps: DisclosingDeps, state: Referral, { permitted, ...asked }: Disclosing & { readonly permitted?: () => Promise<void> }): Promise<Disclosed> {
  for (let n = 1; n <= tries; n++) {
    const { disclosed, askedAt } = await discloseOnce(deps, state, asked);
    if (n === 1) await permitted?.();
    if (performance.now() - askedAt <= emitWithinMs) return disclosed;
  }
  throw new DomainError("CONSENT_UNAVAILABLE");
}

/** Everything slow (vault, CPR) comes before the question, so that what was decided is emitted at once; what was read for nothing is dropped here. */
async function discloseOnce(deps: DisclosingDeps, state: Referral, o: Disclosing): Promise<{ disclosed: Disclosed; askedAt: number }> {
  const recipient = await mustHaveAgreement(deps, o.organisationId);
  const found = await deps.content.openShare(deps.runner.pool, state.referralId, o.organisationId, o.categories);
  const protectedParts = found.identity === undefined && found.contact === undefined ? [] : await keptBackNow(deps, state.referralId);
  // The ledger must say what stayed behind, hence the question names what is protected at this moment.
  const askedAt = performance.now();
  const permit = await askToDisclose(deps, state, { ...o, protectedParts });
  const permitted = permittedPart(found, permit.categories);
  const { part, withheld } = protectedParts.length > 0 && !permit.despiteProtection ? withoutNameAndAddress(permitted) : { part: permitted, withheld: [] };
  return { disclosed: { categories: o.categories.filter((category) => category in part), part, withheld, recipient }, askedAt };
}

/** Asked at the moment of disclosure; whom CPR does not know, or does not answer about, is unknown, and the law's table says what that means (CON-28). */
async function keptBackNow({ runner, content, protection }: Pick<Deps, "runner" | "content" | "protection">, referralId: string): Promise<readonly Withheld[]> {
  const { identity } = await content.openRecord(runner.pool, referralId);
  return keptBackOf(identity.cprNumber === undefined ? "unknown" : await protection.statusOf(identity.cprNumber).catch(() => "unknown" as const));
}
