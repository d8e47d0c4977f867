import type { LoginAccount } from "../login/index.ts";
import type { ProtectionEntry } from "../stack/protection-register-file.ts";

/*
 * Invented people. The CPR numbers are of MedCom's official test persons, whom dk-core publishes (CC0-1.0);
 * the names are not theirs.
 */
export const demoPeers = {
  anders: { peerId: "019aa100-0000-7000-8000-000000000001", name: "Anders Peer" },
  fatima: { peerId: "019aa100-0000-7000-8000-000000000002", name: "Fatima Peer" },
  karen: { peerId: "019aa100-0000-7000-8000-000000000003", name: "Karen Peer" },
  ole: { peerId: "019aa100-0000-7000-8000-000000000004", name: "Ole Peer" },
  ingrid: { peerId: "019aa100-0000-7000-8000-000000000005", name: "Ingrid Peer" },
} as const;

export const havnen = "organisation-havnen";
export const broen = "organisation-broen";

const aarhus = { tenantId: "municipality-0751", cvr: "55133018" } as const;

export const demoAccounts: readonly LoginAccount[] = [
  { name: "Maja Sagsbehandler", role: "caseworker", ...aarhus, unitId: "unit-voksne", unit: "Aarhus Kommune, Voksne og støtte" },
  // Maja's colleague, to whom a case can be handed over.
  { name: "Jens Sagsbehandler", role: "caseworker", ...aarhus, unitId: "unit-voksne", unit: "Aarhus Kommune, Voksne og støtte" },
  { name: "Henrik Sagsbehandler", role: "caseworker", ...aarhus, unitId: "unit-unge", unit: "Aarhus Kommune, Unge" },
  { name: "Lone Sagsbehandler", role: "caseworker", tenantId: "municipality-0101", cvr: "64942212", unitId: "unit-voksne", unit: "Københavns Kommune, Voksne" },
  { name: "Bente Teamleder", role: "team-leader", ...aarhus, unitId: "unit-voksne", unit: "Aarhus Kommune, Voksne og støtte" },
  { name: "Signe Koordinator", role: "coordinator", tenantId: havnen, unit: "Havnen" },
  { name: "Ali Koordinator", role: "coordinator", tenantId: broen, unit: "Broen" },
  ...Object.values(demoPeers).map(({ name, peerId }): LoginAccount => ({ name, role: "peer", tenantId: peerId === demoPeers.ingrid.peerId ? broen : havnen, peerId, unit: peerId === demoPeers.ingrid.peerId ? "Broen" : "Havnen" })),
  { name: "Kim Borger", role: "citizen", cprNumber: "2512489996", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Tove Borger", role: "citizen", cprNumber: "0108589995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Jonas Borger", role: "citizen", cprNumber: "0504909995", assuranceLevel: "high", unit: "MitID" },
  { name: "Rikke Borger", role: "citizen", cprNumber: "0201919996", assuranceLevel: "low", unit: "MitID" },
  // Those whom the demo data refer (seed-referrals.ts), beside Kim.
  { name: "Freja Borger", role: "citizen", cprNumber: "3103979995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Mikkel Borger", role: "citizen", cprNumber: "0107729995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Solveig Borger", role: "citizen", cprNumber: "3001749995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Asta Borger", role: "citizen", cprNumber: "0506889996", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Knud Borger", role: "citizen", cprNumber: "1502829995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Viggo Borger", role: "citizen", cprNumber: "0104909995", assuranceLevel: "substantial", unit: "MitID" },
  // Gerda is Ella's guardian; nobody has referred Gerda herself (guarded.ts).
  { name: "Ella Borger", role: "citizen", cprNumber: "2103009996", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Gerda Borger", role: "citizen", cprNumber: "1509819996", assuranceLevel: "substantial", unit: "MitID" },
  // Nobody has referred these two yet: whoever tries the whole story begins with them.
  { name: "Nadia Borger", role: "citizen", cprNumber: "2911829996", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Holger Borger", role: "citizen", cprNumber: "0201609995", assuranceLevel: "substantial", unit: "MitID" },
  { name: "Vera Revisor", role: "auditor", tenantId: "municipality-0751", unit: "Revisionen" },
  { name: "Otto Revisor", role: "auditor", unit: "Tilsyn med hele Håndslag" },
];

/** Tove has name and address protection; who is not here is unknown to the register, which counts as protected. */
export const demoProtection: readonly ProtectionEntry[] = [
  { cprNumber: "2512489996", status: "not-protected" },
  { cprNumber: "0108589995", status: "protected" },
  { cprNumber: "0504909995", status: "not-protected" },
  { cprNumber: "0201919996", status: "not-protected" },
  { cprNumber: "3103979995", status: "not-protected" },
  { cprNumber: "0107729995", status: "not-protected" },
  { cprNumber: "3001749995", status: "not-protected" },
  { cprNumber: "0506889996", status: "not-protected" },
  { cprNumber: "1502829995", status: "not-protected" },
  { cprNumber: "0104909995", status: "not-protected" },
  { cprNumber: "2103009996", status: "not-protected" },
  { cprNumber: "1509819996", status: "not-protected" },
  { cprNumber: "2911829996", status: "not-protected" },
  { cprNumber: "0201609995", status: "not-protected" },
];
