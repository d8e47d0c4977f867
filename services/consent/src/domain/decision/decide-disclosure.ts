import { decide, deny, type DisclosureDecision } from "./decide.ts";
import { readConsents } from "./read-consents.ts";
import { readRequest } from "./read-request.ts";

/**
 * `decide` for consents and a request as they come: what cannot be read is a deny with a reason, never a guess. One
 * consent that cannot be read denies the whole request, since it could have been the refusal (CON-05).
 * @param consents those of one subject and recipient, in any order (`ConsentToDecide`)
 * @param request `DecideDisclosure`; what it leaves out is never a wildcard (CON-02)
 * @param now the time of the decision
 * @param atLeast `all`: every category asked for, or nothing; `any`: those that are covered, at least one
 */
export function decideDisclosure(consents: unknown, request: unknown, now: Date, atLeast: "all" | "any"): DisclosureDecision {
  try {
    const asked = readRequest(request);
    if (typeof asked === "string") return deny(asked);
    const known = readConsents(consents);
    return known === undefined ? deny("EVALUATION_FAILED") : decide(known, asked, now, atLeast);
  } catch {
    return deny("EVALUATION_FAILED");
  }
}
