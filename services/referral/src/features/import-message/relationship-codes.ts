import type { Relationship } from "./imported-draft.ts";

/** HL7 v3 RoleCode, as dk-core and the FFB profile use it. */
const roleCode: Readonly<Record<string, Relationship>> = {
  GUARD: "guardian", POWATT: "mandate-holder", DPOWATT: "mandate-holder", HPOWATT: "mandate-holder",
  PRN: "parent", PRNFOST: "parent", ADOPTP: "parent", STPPRN: "parent", NPRN: "parent",
  MTH: "mother", NMTH: "mother", ADOPTM: "mother", MTHFOST: "mother", STPMTH: "mother", GESTM: "mother",
  FTH: "father", NFTH: "father", ADOPTF: "father", FTHFOST: "father", STPFTH: "father",
  SPS: "spouse", HUSB: "spouse", WIFE: "spouse", DOMPART: "partner", SIGOTHR: "partner",
  CHILD: "child", NCHILD: "child", SON: "child", DAU: "child", SONC: "child", DAUC: "child", CHLDADOPT: "child", CHLDFOST: "child", STPCHLD: "child",
  SIB: "sibling", NSIB: "sibling", BRO: "sibling", SIS: "sibling", HSIB: "sibling", HBRO: "sibling", HSIS: "sibling", TWIN: "sibling",
  GRPRN: "grandparent", GRMTH: "grandparent", GRFTH: "grandparent", GRNDCHILD: "grandchild", GRNDSON: "grandchild", GRNDDAU: "grandchild",
  FAMMEMB: "family-member", EXT: "family-member", AUNT: "family-member", UNCLE: "family-member", COUSN: "family-member", NIECE: "family-member", NEPHEW: "family-member",
  FRND: "friend", ROOM: "friend", NBOR: "neighbour",
};

/** HL7 v2 table 0131, contact role. */
const contactRole: Readonly<Record<string, Relationship>> = { N: "next-of-kin", C: "emergency-contact" };

const bySystem: Readonly<Record<string, Readonly<Record<string, Relationship>>>> = {
  "http://terminology.hl7.org/CodeSystem/v3-RoleCode": roleCode,
  "http://terminology.hl7.org/CodeSystem/v2-0131": contactRole,
  "http://ffb/messaging/kl.dk/1.0/CodeSystem/kl-messaging-ffb-relationshipTypeCodes": { advocate: "advocate" },
  "http://hl7.dk/fhir/core/CodeSystem/dk-relatedperson-relationshipcodes": { PRICARE: "caregiver" },
};

/** What a coded relationship means here; undefined for a code or system that is not known. */
export function relationshipOf(system: string | undefined, code: string): Relationship | undefined {
  const codes = system !== undefined && Object.hasOwn(bySystem, system) ? bySystem[system] : undefined;
  return codes && Object.hasOwn(codes, code) ? codes[code] : undefined;
}
