import { describe, expect, test } from "vitest";
import { findActor } from "../../src/auth/access-token-claims.ts";
import { nsisUris, roles } from "../../src/auth/index.ts";
import type { Role } from "../../src/auth/index.ts";

const municipality = "municipality-0101";
const organisation = "organisation-proeven";
const peerId = "0197a5f0-0000-7000-8000-000000000001";
const subjectId = `s_${"A".repeat(43)}`;

const whole: Record<Role, Record<string, unknown>> = {
  caseworker: { role: "caseworker", tenant: municipality, unit: "unit-1" },
  "team-leader": { role: "team-leader", tenant: "region-1084", unit: "unit-1" },
  coordinator: { role: "coordinator", tenant: organisation },
  peer: { role: "peer", tenant: organisation, peerId },
  citizen: { role: "citizen", subjectId, acr: nsisUris.substantial },
  auditor: { role: "auditor" },
  service: { role: "service", service: "peer-assignment" },
};

describe.each(roles)("the token of a %s", (role) => {
  test("with its claims gives the actor", () => {
    expect(findActor("u", whole[role])).toMatchObject({ userId: "u", role });
  });

  test.each(Object.keys(whole[role]))("without %s gives none", (claim) => {
    const { [claim]: _left, ...rest } = whole[role];
    expect(findActor("u", rest)).toBeUndefined();
  });

  const foreign = Object.entries({ tenant: organisation, unit: "unit-1", subjectId, peerId, service: "referral" }).filter(([name]) => !(name in whole[role]) && !optionalOf(role).includes(name));
  test.each(foreign)("with another role's %s gives none: two roles are never joined", (name, value) => {
    expect(findActor("u", { ...whole[role], [name]: value })).toBeUndefined();
  });
});

function optionalOf(role: Role): string[] {
  return role === "coordinator" || role === "peer" ? ["unit"] : role === "auditor" ? ["tenant", "unit"] : [];
}

test.each([
  ["caseworker", { ...whole.caseworker, tenant: organisation }],
  ["coordinator", { ...whole.coordinator, tenant: municipality }],
  ["citizen", { ...whole.citizen, subjectId: "2512489996" }],
  ["citizen", { ...whole.citizen, acr: "urn:mace:incommon:iap:silver" }],
  ["citizen", { ...whole.citizen, role: ["citizen"] }],
])("a %s with a claim of the wrong kind gives no actor", (_role, claims) => {
  expect(findActor("u", claims)).toBeUndefined();
});

test.each([
  ["https://data.gov.dk/concept/core/nsis/loa/Low", "low"],
  ["https://data.gov.dk/concept/core/nsis/loa/Substantial", "substantial"],
  ["https://data.gov.dk/concept/core/nsis/loa/High", "high"],
  ["https://data.gov.dk/concept/core/nsis/Substantial", "substantial"],
])("acr %s is the NSIS level %s", (acr, assuranceLevel) => {
  expect(findActor("u", { ...whole.citizen, acr })).toEqual({ userId: "u", role: "citizen", subjectId, assuranceLevel });
});
