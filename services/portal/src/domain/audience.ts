import * as contracts from "@haandslag/contracts";
import type { Heard, Parties } from "./parties.ts";

/** A word that a listener and a change have in common, e.g. `organisation:organisation-havnen`. */
export type Key = string;

export const keys = {
  authority: (id: string): Key => `authority:${id}`,
  unit: (authorityId: string, id: string): Key => `unit:${authorityId}:${id}`,
  organisation: (id: string): Key => `organisation:${id}`,
  /** All peers of an organisation: that something changed, and not for whom. */
  peersOf: (organisationId: string): Key => `peers:${organisationId}`,
  peer: (id: string): Key => `peer:${id}`,
  /** A citizen's wish to be called. */
  call: (id: string): Key => `call:${id}`,
  referral: (id: string): Key => `referral:${id}`,
  /** Who acts for the citizen of a referral, in the matters of one purpose (CON-15). */
  acting: (referralId: string, purpose: string): Key => `acting:${referralId}:${purpose}`,
  auditors: "auditors",
  /** Whoever chooses among organisations: those who refer, and citizens. */
  directory: "directory",
} as const;

/** Those that a citizen's own calls say, since she is known in no event. */
export const isCitizensOwn = (key: Key): boolean => key.startsWith("referral:") || key.startsWith("acting:") || key.startsWith("call:");

type Side = "authority" | "unit" | "directory" | "organisation" | "peers" | "peer" | "representative" | "caller" | "auditors";

/**
 * Which sides are told of which event; the citizen whom it is about is told of all. Of the course the authority is told
 * nothing here: what it may hear goes through the citizen's consent to feedback (REF-12), and its time alone would tell.
 * An organisation is told of a consent only once it was offered the referral, by `parties`. Who acts for the citizen is told
 * what her page of others' consents shows, and of no course.
 */
const told: ReadonlyMap<string, readonly Side[]> = new Map<string, readonly Side[]>(([
  [contracts.ConsentRequested, ["authority", "organisation", "representative", "auditors"]],
  [contracts.ConsentGranted, ["authority", "organisation", "representative", "auditors"]],
  [contracts.ConsentRefused, ["authority", "organisation", "representative", "auditors"]],
  [contracts.ConsentLapsed, ["authority", "organisation", "representative", "auditors"]],
  [contracts.ConsentRenewed, ["authority", "organisation", "representative", "auditors"]],
  [contracts.ConsentNarrowed, ["authority", "organisation", "peers", "representative", "auditors"]],
  [contracts.ConsentRevoked, ["authority", "organisation", "peers", "representative", "auditors"]],
  [contracts.ConsentExpired, ["authority", "organisation", "peers", "representative", "auditors"]],
  [contracts.RepresentationChanged, ["authority", "representative"]],
  [contracts.ConsentDisclosed, ["auditors"]],
  [contracts.ConsentReceipted, ["authority", "organisation", "auditors"]],
  [contracts.ConsentOwnNotesConfirmed, ["organisation", "auditors"]],
  [contracts.ConsentReceiptOverdue, ["authority", "organisation", "auditors"]],
  [contracts.ConsentReminderDue, ["authority"]],
  [contracts.LookedUp, ["auditors"]],
  [contracts.Found, ["auditors"]],
  [contracts.DraftChanged, ["unit"]],
  [contracts.ContactRequestChanged, ["unit", "caller"]],
  [contracts.CapacityConfirmed, ["organisation", "directory"]],
  [contracts.Offered, ["authority", "organisation", "auditors"]],
  [contracts.OfferOverdue, ["authority", "organisation"]],
  [contracts.Opened, ["authority", "organisation"]],
  [contracts.Accepted, ["authority", "organisation"]],
  [contracts.Declined, ["authority", "organisation"]],
  [contracts.Withdrawn, ["authority", "organisation", "peers"]],
  [contracts.Stopped, ["authority", "organisation", "peers"]],
  [contracts.Closed, ["authority", "organisation"]],
  [contracts.ConsentNoted, ["authority"]],
  [contracts.CourseNoted, ["organisation"]],
  [contracts.SenderTold, ["authority"]],
  [contracts.HandedOver, ["authority"]],
  [contracts.Settled, ["authority"]],
  [contracts.AssignmentChanged, ["organisation", "peers"]],
  [contracts.PeersAsked, ["organisation", "peers"]],
  [contracts.PeersOffered, ["organisation", "peers"]],
  [contracts.CourseStarted, ["organisation", "peers", "peer"]],
  [contracts.CourseEnded, ["organisation", "peers"]],
  [contracts.HandedBack, ["organisation", "peers"]],
  [contracts.SessionRecorded, ["organisation", "peer"]],
  [contracts.MeetingChanged, ["organisation", "peer"]],
  [contracts.CallAsked, ["organisation"]],
  [contracts.CallMade, ["organisation", "peers"]],
  [contracts.PeerChanged, ["organisation", "peers"]],
  // What her organisation sees of a peer is told by the peer's own event.
  [contracts.ShownPeerChanged, []],
  [contracts.CheckInDue, ["organisation"]],
  [contracts.CheckInAnswered, ["organisation"]],
  [contracts.OutcomeRecorded, ["organisation"]],
] as const satisfies readonly (readonly [{ readonly type: string }, readonly Side[]])[]).map(([on, sides]) => [on.type, sides]));

/** Of these nobody is told: what they lead to is told when it has happened. */
export const typesOfNobody: readonly string[] = [contracts.NoticeDue, contracts.FeedbackDue, contracts.ReferralReceiptGiven, contracts.AssignmentReceiptGiven, contracts.OutcomesReceiptGiven].map(({ type }) => type);

/** The types that somebody is told of. */
export const typesTold: readonly string[] = [...told.keys()];

/** Whom a change is for. `parties`: as known after the event. Without a referral it is the organisation's that the event names. */
export function audienceOf(referralId: string | null, heard: Heard, parties: Parties): Key[] {
  const sides = told.get(heard.type) ?? [];
  const organisationId = referralId === null ? organisationIn(heard) : isOfAnother(heard, parties.organisationId) ? null : parties.organisationId;
  const has = (side: Side) => sides.includes(side);
  return [
    ...(referralId === null ? [] : [keys.referral(referralId)]),
    ...(has("authority") && parties.authorityId !== null ? [keys.authority(parties.authorityId), ...(parties.unitId === null ? [] : [keys.unit(parties.authorityId, parties.unitId)])] : []),
    ...(has("organisation") && organisationId !== null ? [keys.organisation(organisationId)] : []),
    ...(has("peers") && organisationId !== null ? [keys.peersOf(organisationId)] : []),
    ...(has("peer") && parties.peerId !== null ? [keys.peer(parties.peerId)] : []),
    ...(has("representative") && referralId !== null ? purposesIn(heard).map((purpose) => keys.acting(referralId, purpose)) : []),
    ...(has("caller") ? [keys.call(contracts.ContactRequestChanged.data.parse(heard.data).contactRequestId)] : []),
    ...(has("unit") ? unitIn(heard) : []),
    ...(has("directory") ? [keys.directory] : []),
    ...(has("auditors") ? [keys.auditors] : []),
  ];
}

const organisationIn = ({ data }: Heard): string | null => contracts.OrganisationId.safeParse((data as { organisationId?: unknown }).organisationId).data ?? null;

/** The unit that the event itself names; all of the authority's where it names none. */
function unitIn({ data }: Heard): readonly Key[] {
  const { authorityId, unitId } = data as { authorityId: string; unitId: string | null };
  return [unitId === null ? keys.authority(authorityId) : keys.unit(authorityId, unitId)];
}

function purposesIn({ data }: Heard): readonly string[] {
  const { purpose, purposes } = data as { purpose?: unknown; purposes?: unknown };
  return contracts.Purpose.array().safeParse(purposes ?? [purpose]).data ?? [];
}

/** A consent to another organisation than the one that holds the offer: the citizen is asked about the next one, which is nobody else's business. */
function isOfAnother({ data }: Heard, organisationId: string | null): boolean {
  const { discloser, recipient } = data as { discloser?: unknown; recipient?: unknown };
  const organisation = [discloser, recipient].map((party) => contracts.Party.safeParse(party).data).find((party) => party?.kind === "organisation");
  return organisation !== undefined && "id" in organisation && organisation.id !== organisationId;
}
