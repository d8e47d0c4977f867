import type { LoginAccount } from "@haandslag/local-stack/login";

export const subjectId = `s_${"Q".repeat(43)}`;
export const authorityId = "municipality-0751";
export const otherAuthorityId = "municipality-0101";
export const organisationId = "organisation-havnen";
export const otherOrganisationId = "organisation-broen";
export const peerId = "0197a5f0-0000-7000-8000-000000000001";

/** Somebody for each home, and strangers to them. The CPR number is from the official series of test persons. */
export const cast: LoginAccount[] = [
  { name: "Karen Prøve", role: "caseworker", tenantId: authorityId, unitId: "unit-voksne", cvr: "11111111", unit: "Voksne, Prøveby" },
  { name: "Ulla Prøve", role: "caseworker", tenantId: authorityId, unitId: "unit-unge", unit: "Unge, Prøveby" },
  { name: "Lone Prøve", role: "caseworker", tenantId: otherAuthorityId, unitId: "unit-voksne", unit: "Voksne, Andenby" },
  { name: "Signe Prøve", role: "coordinator", tenantId: organisationId, unit: "Havnen" },
  { name: "Ali Prøve", role: "coordinator", tenantId: otherOrganisationId, unit: "Broen" },
  { name: "Per Prøve", role: "peer", tenantId: organisationId, peerId, unit: "Havnen" },
  { name: "Bente Prøve", role: "citizen", cprNumber: "2512489996", assuranceLevel: "substantial" },
  { name: "Rita Prøve", role: "auditor" },
];
