import { createSecretKey } from "node:crypto";
import type { Actor } from "@haandslag/service-kit/auth";
import { subjectIdFor } from "@haandslag/vault";

/** Keys of tests: they guard nothing. */
export const subjectKey = createSecretKey(Buffer.alloc(32, 1));
export const pairwiseKey = createSecretKey(Buffer.alloc(32, 2));

/** MedCom's official test persons, whom dk-core publishes (CC0-1.0). The names are invented. */
export const kim = { cprNumber: "2512489996", subjectId: subjectIdFor(subjectKey, "2512489996") };
export const tove = { cprNumber: "0108589995", subjectId: subjectIdFor(subjectKey, "0108589995") };

export const maja: Actor = { userId: "user-maja", role: "caseworker", tenantId: "municipality-0751", unitId: "unit-voksne" };
export const ofOtherUnit: Actor = { ...maja, userId: "user-henrik", unitId: "unit-unge" };
export const ofOtherAuthority: Actor = { ...maja, userId: "user-lone", tenantId: "municipality-0101" };
export const bente: Actor = { userId: "user-bente", role: "team-leader", tenantId: "municipality-0751", unitId: "unit-voksne" };
export const signe: Actor = { userId: "user-signe", role: "coordinator", tenantId: "organisation-havnen" };
export const ofOtherOrganisation: Actor = { userId: "user-ali", role: "coordinator", tenantId: "organisation-broen" };
export const kimAsCitizen: Actor = { userId: "user-kim", role: "citizen", subjectId: kim.subjectId, assuranceLevel: "substantial" };
export const toveAsCitizen: Actor = { userId: "user-tove", role: "citizen", subjectId: tove.subjectId, assuranceLevel: "substantial" };
export const aPeer: Actor = { userId: "user-anders", role: "peer", tenantId: "organisation-havnen", peerId: "019aa100-0000-7000-8000-000000000001" };
export const anAuditor: Actor = { userId: "user-vera", role: "auditor", tenantId: "municipality-0751" };
export const service = (name: string): Actor => ({ userId: `haandslag-${name}`, role: "service", service: name });
