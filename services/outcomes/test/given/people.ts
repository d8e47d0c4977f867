import { createSecretKey } from "node:crypto";
import type { Actor, Role } from "@haandslag/service-kit/auth";
import { pairwisePseudonym } from "@haandslag/vault";

/** When courses begin, and where the clock stands first. */
export const beganAt = "2026-11-23T09:00:00.000Z";

const pairwiseKey = createSecretKey(Buffer.alloc(32, 7));
export const pseudonymOf = (organisation: string, subject: string): string => pairwisePseudonym(pairwiseKey, organisation, subject);

export const organisationId = "organisation-example";
export const otherOrganisationId = "organisation-another";
export const subjectId = `s_${"a".repeat(43)}`;

export const citizen: Actor = { userId: "user-of-citizen", role: "citizen", subjectId, assuranceLevel: "substantial" };
export const otherCitizen: Actor = { userId: "user-of-another-citizen", role: "citizen", subjectId: `s_${"b".repeat(43)}`, assuranceLevel: "substantial" };
export const coordinator: Actor = { userId: "user-of-coordinator", role: "coordinator", tenantId: organisationId };
export const otherCoordinator: Actor = { userId: "user-of-another-coordinator", role: "coordinator", tenantId: otherOrganisationId };

/** One of each role, each as near to the course as that role can be. */
export const people: Readonly<Record<Role, Actor>> = {
  citizen, coordinator,
  peer: { userId: "user-of-peer", role: "peer", tenantId: organisationId, peerId: "019aa000-0000-7000-8000-000000000001" },
  caseworker: { userId: "user-of-caseworker", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-a" },
  "team-leader": { userId: "user-of-team-leader", role: "team-leader", tenantId: "municipality-0101", unitId: "unit-a" },
  auditor: { userId: "user-of-auditor", role: "auditor", tenantId: "municipality-0101" },
  service: { userId: "consent", role: "service", service: "consent" },
};
