import { randomUUID } from "node:crypto";
import type { Actor } from "@haandslag/service-kit/auth";
import { uuidv7Ids } from "@haandslag/service-kit";
import type { Services } from "./services.ts";

export const caseworker: Actor = { userId: "user-caseworker", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-one" };
const demo: Actor = { userId: "demo", role: "service", service: "demo" };
/** MedCom's official test persons, whom dk-core publishes (CC0-1.0). The names are invented. */
const cprNumbers = ["2512489996", "0108589995"] as const;

export const key = (): string => `key-${randomUUID()}`;

/** An organisation of this trace alone, so that no citizen is left in peace for what another trace did; its peer on demand. */
function organisation(services: Services) {
  const organisationId = `organisation-${randomUUID()}`;
  const coordinator = services.as({ userId: `user-of-${organisationId}`, role: "coordinator", tenantId: organisationId });
  const peerId = uuidv7Ids.next();
  let registered: Promise<unknown> | undefined;
  return {
    organisationId, coordinator, peerId,
    peer: services.as({ userId: `peer-of-${organisationId}`, role: "peer", tenantId: organisationId, peerId }),
    /** One peer, attested and supervised, for one course at a time. */
    hasPeer: () => (registered ??= (async () => {
      await coordinator.peers.registerPeer.mutate({ idempotencyKey: key(), peerId, displayName: "Sol", employment: "volunteer", themes: ["grief"], forms: ["individual"], languages: ["da"], times: ["weekend"], ownWords: "I have been there.", loadCap: 1 });
      await coordinator.peers.attestCompetence.mutate({ idempotencyKey: key(), peerId });
      await coordinator.peers.planSupervision.mutate({ idempotencyKey: key(), peerId, nextSupervision: "2028-01-01" });
    })()),
  };
}
export type Organisation = ReturnType<typeof organisation>;

/** Two recipients, and for each citizen a draft that lacks nothing. */
export async function castOf(services: Services, citizens: number) {
  const organisations = [organisation(services), organisation(services)] as const;
  await services.as(demo).referral.importDirectory.mutate({ organisations: organisations.map(({ organisationId }, n) => ({
    id: organisationId, name: `Organisation ${n + 1}`, phone: "86000001", email: null, closedAt: null, dataAgreement: { signedOn: "2026-01-01", validUntil: null },
    services: [{ id: uuidv7Ids.next(), name: "Peer support", forms: ["individual" as const], themes: ["grief" as const], languages: ["da"], areas: ["municipality-0101"], capacity: { places: 3, waitingWeeks: 0, confirmedAt: "2026-03-01T08:00:00.000Z" } }],
  })) });
  const people = await Promise.all(cprNumbers.slice(0, citizens).map(async (cprNumber) => {
    const { referralId } = await services.as(caseworker).referral.draftReferral.mutate({
      idempotencyKey: key(), legalBasis: "serviceloven-82", citizen: { cprNumber, givenNames: ["Testnavn"], phones: ["20304050"], emails: ["citizen@example.org"] },
      profile: { situation: { themes: ["grief"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekend"] } }, notices: { channel: "email", language: "da" },
    });
    const { rows } = await services.databases.referral.owner.query<{ subjectId: string }>(`SELECT state->>'subjectId' AS "subjectId" FROM referral WHERE id = $1`, [referralId]);
    const citizen = services.as({ userId: `citizen-${cprNumber}`, role: "citizen", subjectId: rows[0]?.subjectId ?? "", assuranceLevel: "substantial" });
    return { referralId, citizen };
  }));
  return { organisations, people };
}
export type Cast = Awaited<ReturnType<typeof castOf>>;
