import type { Party, RevokedBy } from "@haandslag/contracts";
import { authorities, successorOf } from "@haandslag/denmark";
import type { Question } from "../consent/state.ts";
import { partyKey } from "../party.ts";

/** What a policy looks at of whoever acts. */
export interface Who {
  readonly role: string;
  readonly tenantId?: string;
  readonly unitId?: string;
  readonly peerId?: string;
  readonly subjectId?: string;
}

/** That the ledger has something of a referral for this recipient; `peerId` where it was for a peer, as contact. */
export interface Release {
  /** The party's key. */
  readonly recipient: string;
  readonly peerId: string | null;
}

type Parties = Pick<Question, "subjectId" | "discloser" | "recipient" | "senderUnitId">;

/** The citizen whose consent it is. */
export const isOwn = (who: Who, { subjectId }: Pick<Parties, "subjectId">): boolean => who.role === "citizen" && who.subjectId === subjectId;

/** An authority that has been merged into another is its successor from that day on, and itself no longer (REF-17). Units keep their ids in the change. */
const tenantOf = (party: Party, now: Date): string | undefined => (party.kind === "authority" ? successorOf(party.id, now)?.id : partyKey(party));

/** Of whom an authority's staff are the staff on this day: of itself, and of those that it took over. */
const answersFor = (tenantId: string, now: Date): readonly string[] => authorities.filter(({ id }) => successorOf(id, now)?.id === tenantId).map(({ id }) => id);

/** Is this the tenant of whoever answers for that authority on this day? */
export const isOfAuthority = ({ tenantId }: Who, authorityId: string, now: Date): boolean => tenantId !== undefined && tenantId === tenantOf({ kind: "authority", id: authorityId }, now);

/** Somebody of the authority or organisation that discloses or receives. */
const isOfParty = (who: Who, { discloser, recipient }: Parties, now: Date): boolean =>
  who.tenantId !== undefined && [tenantOf(discloser, now), tenantOf(recipient, now)].includes(who.tenantId);

/** Somebody of the unit that refers. Another unit of the same authority is told what a stranger is told. */
const isOfSender = (who: Who, consent: Parties, now: Date): boolean =>
  isOfParty(who, consent, now) && who.unitId !== undefined && who.unitId === consent.senderUnitId;

/** Before anything of a referral has been sent to it an organisation knows of nothing that could be ended. */
const wasToldOfIt = ({ tenantId }: Who, releases: readonly Release[]): boolean => releases.some(({ recipient }) => recipient === tenantId);

/** A peer has a part in a case from when name and contact were opened to this very peer. */
const wasToldAsPeer = ({ tenantId, peerId }: Who, releases: readonly Release[]): boolean =>
  peerId !== undefined && releases.some((release) => release.recipient === tenantId && release.peerId === peerId);

/**
 * May this one stop or narrow it? For anybody else it does not exist (CON-29).
 * @param releases what the ledger has of the consent's referral. Nothing of it stands in the citizen's way, or in the sender's
 * @param now on which day: after a merger the successor's staff may, and the former authority's no more
 */
export function mayEnd(who: Who, consent: Parties, releases: readonly Release[], now: Date): boolean {
  switch (who.role) {
    case "citizen": return isOwn(who, consent);
    case "caseworker":
    case "team-leader": return isOfSender(who, consent, now);
    case "coordinator": return isOfParty(who, consent, now) && wasToldOfIt(who, releases);
    case "peer": return isOfParty(who, consent, now) && wasToldAsPeer(who, releases);
    default: return false;
  }
}

/** Which of a referral's consents this one may see the state of. The authority that asked sees how each was answered; an organisation, what concerns it. */
export function seenOfReferral<Some extends Parties>(who: Who, consents: readonly Some[], releases: readonly Release[], now: Date): readonly Some[] {
  if (who.role === "service") return consents;
  if (who.role === "caseworker") return consents.some((consent) => mayEnd(who, consent, releases, now)) ? consents : [];
  return consents.filter((consent) => mayEnd(who, consent, releases, now));
}

/** A coordinator of the organisation that received, once it was sent anything: only there can somebody have written it down. */
export const mayConfirmNotes = (who: Who, { recipient }: Pick<Parties, "recipient">, releases: readonly Release[]): boolean =>
  who.role === "coordinator" && who.tenantId === partyKey(recipient) && wasToldOfIt(who, releases);

/** Whose notes a coordinator confirms: the own organisation's, and never everybody's. */
export function recipientOf(who: Who): string {
  if (who.role !== "coordinator" || who.tenantId === undefined) throw new Error("Notes to confirm were asked for without an organisation.");
  return who.tenantId;
}

/** Who may ask which consent covered a disclosure: the citizen whom it is of, and an auditor (of one tenant: where it is a party). */
export const mayAskOfDisclosure = (who: Who, { subjectId, discloser, recipient }: { readonly subjectId: string; readonly discloser: string; readonly recipient: string }): boolean =>
  who.role === "auditor" ? who.tenantId === undefined || [discloser, recipient].includes(who.tenantId) : isOwn(who, { subjectId });

/** Whose overdue receipts: an auditor's tenant, or everybody's; a team leader's own unit, and never none. */
export function seesOverdueOf(who: Who, now: Date): { tenantIds?: readonly string[]; unitId?: string } {
  if (who.role === "auditor") return who.tenantId === undefined ? {} : { tenantIds: [who.tenantId] };
  if (who.role !== "team-leader" || who.tenantId === undefined || who.unitId === undefined) throw new Error("Overdue receipts were asked for without a unit.");
  return { tenantIds: answersFor(who.tenantId, now), unitId: who.unitId };
}

/** Who gave the word, as it is recorded. Another citizen's login that came so far acts for this one. */
export function wordOf(who: Who, consent: Pick<Parties, "subjectId"> | undefined): RevokedBy {
  if (who.role !== "citizen") return "staff";
  return consent === undefined || isOwn(who, consent) ? "citizen" : "representative";
}

/** Who writes down what a citizen answered on paper or in person: a caseworker of the unit that asked, where the authority is a party (CON-11). */
export const mayRecord = (who: Who, consent: Parties, now: Date): boolean => who.role === "caseworker" && isOfSender(who, consent, now);

/** Whose consents a citizen may list. A citizen's token always says so; without it there is nobody to list, and never everybody. */
export function ownSubject(who: Who): string {
  if (who.role !== "citizen" || who.subjectId === undefined) throw new Error("A citizen's list was asked for without a citizen.");
  return who.subjectId;
}
