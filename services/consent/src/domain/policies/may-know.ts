import type { RevokedBy } from "@haandslag/contracts";
import type { Question } from "../consent/state.ts";
import { partyKey } from "../party.ts";

/** What a policy looks at of whoever acts. */
export interface Who {
  readonly role: string;
  readonly tenantId?: string;
  readonly unitId?: string;
  readonly subjectId?: string;
}

type Parties = Pick<Question, "subjectId" | "discloser" | "recipient" | "senderUnitId">;

/** The citizen whose consent it is. */
export const isOwn = (who: Who, { subjectId }: Pick<Parties, "subjectId">): boolean => who.role === "citizen" && who.subjectId === subjectId;

/** Somebody of the authority or organisation that discloses or receives. */
const isOfParty = (who: Who, { discloser, recipient }: Parties): boolean =>
  who.tenantId !== undefined && [partyKey(discloser), partyKey(recipient)].includes(who.tenantId);

/** Somebody of the unit that refers. Another unit of the same authority is told what a stranger is told. */
const isOfSender = (who: Who, consent: Parties): boolean =>
  isOfParty(who, consent) && who.unitId !== undefined && who.unitId === consent.senderUnitId;

/** May this one stop or narrow it? For anybody else it does not exist (CON-29). */
export function mayEnd(who: Who, consent: Parties): boolean {
  switch (who.role) {
    case "citizen": return isOwn(who, consent);
    case "caseworker":
    case "team-leader": return isOfSender(who, consent);
    case "coordinator":
    case "peer": return isOfParty(who, consent);
    default: return false;
  }
}

/** Which of a referral's consents this one may see the state of. The authority that asked sees how each was answered; an organisation, what concerns it. */
export function seenOfReferral<Some extends Parties>(who: Who, consents: readonly Some[]): readonly Some[] {
  if (who.role === "service") return consents;
  if (who.role === "caseworker") return consents.some((consent) => mayEnd(who, consent)) ? consents : [];
  return consents.filter((consent) => mayEnd(who, consent));
}

/** Who gave the word, as it is recorded. Representatives have no login of their own yet. */
export const wordOf = (who: Who): RevokedBy => (who.role === "citizen" ? "citizen" : "staff");

/** Whose consents a citizen may list. A citizen's token always says so; without it there is nobody to list, and never everybody. */
export function ownSubject(who: Who): string {
  if (who.role !== "citizen" || who.subjectId === undefined) throw new Error("A citizen's list was asked for without a citizen.");
  return who.subjectId;
}
