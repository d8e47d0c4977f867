import type { AssuranceLevel } from "./actor.ts";

/**
 * The NSIS levels as `acr` carries them. The URIs are those of OIOSAML 3 (NemLog-in), as the Agency for Digital
 * Government's own code has them: github.com/digst/OIOSAML.Java, `NSISLevel` and `LevelOfAssurance`.
 */
export const nsisUris = {
  low: "https://data.gov.dk/concept/core/nsis/loa/Low",
  substantial: "https://data.gov.dk/concept/core/nsis/loa/Substantial",
  high: "https://data.gov.dk/concept/core/nsis/loa/High",
} as const satisfies Record<AssuranceLevel, string>;

/** MitID brokers that speak OpenID Connect leave `loa/` out of `acr`; both forms are read, the first one is written. */
const byUri: ReadonlyMap<string, AssuranceLevel> = new Map(
  (["low", "substantial", "high"] as const).flatMap((level) => [
    [nsisUris[level], level] as const,
    [nsisUris[level].replace("/loa/", "/"), level] as const,
  ]),
);

export const assuranceLevelOf = (acr: string): AssuranceLevel | undefined => byUri.get(acr);
