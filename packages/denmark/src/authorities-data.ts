import type { LocalDate } from "./local-date.ts";

/**
 * Facts, not code. Sources:
 * - Codes and names: HL7 Denmark, dk-core 3.8.0, CodeSystem dk-core-municipality-codes (CC0-1.0); all 99 confirmed by
 *   ladekjaer/dawars `municipality_code.rs` (0BSD).
 * - Which region: django-localflavor `dk_municipalities.py` (BSD-3-Clause) and iholas/dk_municipalities (MIT) agree.
 * - Region codes: ISO 3166-2:DK and the 10NN numbers that go with them.
 * - Region Østdanmark: overgangsloven, lov nr. 699 af 20. juni 2025, §§ 2 and 126. No code was published when this was written.
 * Dates are local dates in Europe/Copenhagen. 1 January 2007 is the reform of regions and municipalities.
 */
export interface RegionRow {
  readonly id: string;
  readonly code: string | null;
  readonly iso3166_2: string | null;
  readonly name: string;
  readonly validFrom: LocalDate;
  readonly validToExclusive: LocalDate | null;
  readonly successor: string | null;
}

const reform = "2007-01-01";
const eastMerges = "2027-01-01";

export const regionRows: readonly RegionRow[] = [
  { id: "region-1081", code: "1081", iso3166_2: "DK-81", name: "Region Nordjylland", validFrom: reform, validToExclusive: null, successor: null },
  { id: "region-1082", code: "1082", iso3166_2: "DK-82", name: "Region Midtjylland", validFrom: reform, validToExclusive: null, successor: null },
  { id: "region-1083", code: "1083", iso3166_2: "DK-83", name: "Region Syddanmark", validFrom: reform, validToExclusive: null, successor: null },
  { id: "region-1084", code: "1084", iso3166_2: "DK-84", name: "Region Hovedstaden", validFrom: reform, validToExclusive: eastMerges, successor: "region-oestdanmark" },
  { id: "region-1085", code: "1085", iso3166_2: "DK-85", name: "Region Sjælland", validFrom: reform, validToExclusive: eastMerges, successor: "region-oestdanmark" },
  { id: "region-oestdanmark", code: null, iso3166_2: null, name: "Region Østdanmark", validFrom: eastMerges, validToExclusive: null, successor: null },
];

/** Outside the division into municipalities and regions: run by the state (Ministry of Defence). */
export const christiansoe = { code: "0411", name: "Christiansø" } as const;

/** Code, name, code of the region on 1 January 2007; the long name where it is not the name with "Kommune" behind it. */
export const municipalityRows: readonly (readonly [code: string, name: string, region: string, longName?: string])[] = [
  ["0101", "København", "1084", "Københavns Kommune"],
  ["0147", "Frederiksberg", "1084"],
  ["0151", "Ballerup", "1084"],
  ["0153", "Brøndby", "1084"],
  ["0155", "Dragør", "1084"],
  ["0157", "Gentofte", "1084"],
  ["0159", "Gladsaxe", "1084"],
  ["0161", "Glostrup", "1084"],
  ["0163", "Herlev", "1084"],
  ["0165", "Albertslund", "1084"],
  ["0167", "Hvidovre", "1084"],
  ["0169", "Høje-Taastrup", "1084"],
  ["0173", "Lyngby-Taarbæk", "1084"],
  ["0175", "Rødovre", "1084"],
  ["0183", "Ishøj", "1084"],
  ["0185", "Tårnby", "1084"],
  ["0187", "Vallensbæk", "1084"],
  ["0190", "Furesø", "1084"],
  ["0201", "Allerød", "1084"],
  ["0210", "Fredensborg", "1084"],
  ["0217", "Helsingør", "1084"],
  ["0219", "Hillerød", "1084"],
  ["0223", "Hørsholm", "1084"],
  ["0230", "Rudersdal", "1084"],
  ["0240", "Egedal", "1084"],
  ["0250", "Frederikssund", "1084"],
  ["0253", "Greve", "1085"],
  ["0259", "Køge", "1085"],
  ["0260", "Halsnæs", "1084"],
  ["0265", "Roskilde", "1085"],
  ["0269", "Solrød", "1085"],
  ["0270", "Gribskov", "1084"],
  ["0306", "Odsherred", "1085"],
  ["0316", "Holbæk", "1085"],
  ["0320", "Faxe", "1085"],
  ["0326", "Kalundborg", "1085"],
  ["0329", "Ringsted", "1085"],
  ["0330", "Slagelse", "1085"],
  ["0336", "Stevns", "1085"],
  ["0340", "Sorø", "1085"],
  ["0350", "Lejre", "1085"],
  ["0360", "Lolland", "1085"],
  ["0370", "Næstved", "1085"],
  ["0376", "Guldborgsund", "1085"],
  ["0390", "Vordingborg", "1085"],
  ["0400", "Bornholm", "1084", "Bornholms Regionskommune"],
  ["0410", "Middelfart", "1083"],
  ["0420", "Assens", "1083"],
  ["0430", "Faaborg-Midtfyn", "1083"],
  ["0440", "Kerteminde", "1083"],
  ["0450", "Nyborg", "1083"],
  ["0461", "Odense", "1083"],
  ["0479", "Svendborg", "1083"],
  ["0480", "Nordfyns", "1083"],
  ["0482", "Langeland", "1083"],
  ["0492", "Ærø", "1083"],
  ["0510", "Haderslev", "1083"],
  ["0530", "Billund", "1083"],
  ["0540", "Sønderborg", "1083"],
  ["0550", "Tønder", "1083"],
  ["0561", "Esbjerg", "1083"],
  ["0563", "Fanø", "1083"],
  ["0573", "Varde", "1083"],
  ["0575", "Vejen", "1083"],
  ["0580", "Aabenraa", "1083"],
  ["0607", "Fredericia", "1083"],
  ["0615", "Horsens", "1082"],
  ["0621", "Kolding", "1083"],
  ["0630", "Vejle", "1083"],
  ["0657", "Herning", "1082"],
  ["0661", "Holstebro", "1082"],
  ["0665", "Lemvig", "1082"],
  ["0671", "Struer", "1082"],
  ["0706", "Syddjurs", "1082"],
  ["0707", "Norddjurs", "1082"],
  ["0710", "Favrskov", "1082"],
  ["0727", "Odder", "1082"],
  ["0730", "Randers", "1082"],
  ["0740", "Silkeborg", "1082"],
  ["0741", "Samsø", "1082"],
  ["0746", "Skanderborg", "1082"],
  ["0751", "Aarhus", "1082"],
  ["0756", "Ikast-Brande", "1082"],
  ["0760", "Ringkøbing-Skjern", "1082"],
  ["0766", "Hedensted", "1082"],
  ["0773", "Morsø", "1081"],
  ["0779", "Skive", "1082"],
  ["0787", "Thisted", "1081"],
  ["0791", "Viborg", "1082"],
  ["0810", "Brønderslev", "1081"],
  ["0813", "Frederikshavn", "1081"],
  ["0820", "Vesthimmerland", "1081", "Vesthimmerlands Kommune"],
  ["0825", "Læsø", "1081"],
  ["0840", "Rebild", "1081"],
  ["0846", "Mariagerfjord", "1081"],
  ["0849", "Jammerbugt", "1081"],
  ["0851", "Aalborg", "1081"],
  ["0860", "Hjørring", "1081"],
];
