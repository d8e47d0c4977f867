import type { Party, Purpose } from "@haandslag/contracts";

/** Which of the two recipients. What is about one of them alone reads the same for the other. */
export type Recipient = 0 | 1;
export const recipients = [0, 1] as const;

/**
 * Whoever the line is about: each citizen has one referral, and knows nothing of the other citizen's. Two citizens' lines
 * are written with the same ids, so that two that stand alike are one; `other` is for where they are laid side by side.
 */
export const referralId = "0198a000-0000-7000-8000-000000000001";
export const subjectId = `s_${"a".repeat(43)}`;
export const assignmentId = "0198a000-0000-7000-8000-000000000002";

export const authority = { kind: "authority", id: "municipality-0101" } as const satisfies Party;
export const unitId = "unit-one";

const organisationIds = ["organisation-one", "organisation-two"] as const;
export const organisationIdOf = (recipient: Recipient): string => organisationIds[recipient];
export const organisationOf = (recipient: Recipient): Party => ({ kind: "organisation", id: organisationIds[recipient] });

/** A party as one word, as the consent service has it in its tables. */
export const partyKey = (party: Party): string => (party.kind === "citizen" ? "citizen" : party.id);

/** Each organisation has one peer, who takes on one course at a time. */
export const peerIdOf = (organisationId: string): string => `0198a000-0000-7000-8000-00000000${organisationId === organisationIds[0] ? "0a01" : "0b01"}`;

const purposeDigit = { referral: 1, feedback: 2, measurement: 3 } as const satisfies Record<Purpose, number>;
/** The ids of the citizen who is not the one that is looked at. */
export const other = {
  referralId: "0198b000-0000-7000-8000-000000000001",
  subjectId: `s_${"b".repeat(43)}`,
  consentIdOf: (consentId: string): string => consentId.replace("0198a000", "0198b000"),
} as const;

/** @param asking which time of asking, from 0 */
export const consentIdOf = (asking: number, purpose: Purpose): string => `0198a000-0000-7000-8000-00000000c${asking}0${purposeDigit[purpose]}`;
