import { christiansoe, municipalityRows, regionRows } from "./authorities-data.ts";
import { isValidOn, type Authority, type RegionMembership } from "./authority.ts";
import { toLocalDate, type LocalDate } from "./local-date.ts";

const always = { validFrom: "2007-01-01", validToExclusive: null } as const;

const regions: readonly Authority[] = regionRows.map(({ successor, ...row }) => ({
  ...row, kind: "region", longName: row.name, regions: [], successorId: successor,
}));

const municipalities: readonly Authority[] = municipalityRows.map(([code, name, region, longName]) => ({
  ...always, id: `municipality-${code}`, kind: "municipality", code, iso3166_2: null, name,
  longName: longName ?? `${name} Kommune`, regions: membershipsFrom(`region-${region}`), successorId: null,
}));

const stateRun: Authority = {
  ...always, id: `municipality-${christiansoe.code}`, kind: "state", code: christiansoe.code, iso3166_2: null,
  name: christiansoe.name, longName: christiansoe.name, regions: [], successorId: null,
};

/** Every authority that the system knows, of any time: 98 municipalities, Christiansø, six regions. */
export const authorities: readonly Authority[] = [...regions, ...municipalities, stateRun];

const byId = new Map(authorities.map((authority) => [authority.id, authority]));
const byCode = new Map(authorities.flatMap((authority) => (authority.code === null ? [] : [[authority.code, authority] as const])));

/** By id (`municipality-0101`) or by code (`0101`, `1084`), also one that is no more. Region Østdanmark has an id and no code. */
export const findAuthority = (idOrCode: string): Authority | undefined => byId.get(idOrCode) ?? byCode.get(idOrCode);

/** Those that exist on a day. An instant counts as its day in Denmark. */
export function authoritiesOn(at: Date | LocalDate): readonly Authority[] {
  const day = toLocalDate(at);
  return authorities.filter((authority) => isValidOn(authority, day));
}

/** The region that a municipality belongs to on a day; undefined for Christiansø, an unknown code, and before 2007. */
export function regionOf(municipality: string, at: Date | LocalDate): Authority | undefined {
  const day = toLocalDate(at);
  const membership = findAuthority(municipality)?.regions.find((interval) => isValidOn(interval, day));
  return membership && byId.get(membership.regionId);
}

/**
 * Who answers on a day for what an authority did (REF-17): itself while it exists, else the one that took over, and so on.
 * Undefined where the authority is unknown or had not begun.
 */
export function successorOf(authority: string, at: Date | LocalDate): Authority | undefined {
  const day = toLocalDate(at);
  let current = findAuthority(authority);
  while (current && current.successorId !== null && current.validToExclusive !== null && day >= current.validToExclusive) {
    current = byId.get(current.successorId);
  }
  return current && isValidOn(current, day) ? current : undefined;
}

/** A municipality follows its region into the region's successor. */
function membershipsFrom(firstRegion: string): readonly RegionMembership[] {
  const memberships: RegionMembership[] = [];
  for (let id: string | null = firstRegion; id !== null;) {
    const region = regions.find((candidate) => candidate.id === id);
    if (!region) throw new Error("The table of authorities names a region that is not in it");
    memberships.push({ regionId: region.id, validFrom: region.validFrom, validToExclusive: region.validToExclusive });
    id = region.successorId;
  }
  return memberships;
}
