import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describeWithFixtures } from "@haandslag/testing";
import { describe, expect, test } from "vitest";
import { AuthorityId } from "@haandslag/contracts";
import { authorities, authoritiesOn, findAuthority, regionOf, successorOf } from "../src/index.ts";

const lastMoment = new Date("2026-12-31T22:59:59.999Z");
const midnight = new Date("2026-12-31T23:00:00.000Z");

/** Municipalities by region, as names, on a day. */
function countByRegion(at: Date | string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const authority of authoritiesOn(at)) {
    const region = regionOf(authority.id, at);
    if (region) counts[region.name] = (counts[region.name] ?? 0) + 1;
  }
  return counts;
}

describe("authorities", () => {
  test("REF-17 Region Østdanmark takes over at local midnight, not at midnight UTC", () => {
    expect(regionOf("0101", lastMoment)?.id).toBe("region-1084");
    expect(regionOf("0101", midnight)?.id).toBe("region-oestdanmark");
    expect(authoritiesOn(lastMoment).map((a) => a.id)).toEqual(expect.arrayContaining(["region-1084", "region-1085"]));
    expect(authoritiesOn(midnight).filter((a) => a.kind === "region").map((a) => a.id))
      .toEqual(["region-1081", "region-1082", "region-1083", "region-oestdanmark"]);
  });

  test("REF-17 an authority that is no more is still found, and its successor answers for it", () => {
    expect(findAuthority("region-1085")).toMatchObject({ validToExclusive: "2027-01-01" });
    expect(successorOf("region-1085", lastMoment)?.id).toBe("region-1085");
    expect(successorOf("region-1085", midnight)?.id).toBe("region-oestdanmark");
    expect(successorOf("region-1083", midnight)?.id).toBe("region-1083");
    expect(successorOf("municipality-0101", midnight)?.id).toBe("municipality-0101");
    expect(successorOf("region-oestdanmark", lastMoment)).toBeUndefined();
    expect(successorOf("region-9999", midnight)).toBeUndefined();
  });

  test("REF-17 on every day from 2007 on each municipality is in exactly one region that exists that day", () => {
    for (const day of ["2007-01-01", "2020-02-29", "2026-12-31", "2027-01-01", "2040-06-01"]) {
      const valid = new Set(authoritiesOn(day).map((a) => a.id));
      const orphans = authorities.filter((a) => a.kind === "municipality" && !valid.has(regionOf(a.id, day)?.id ?? "none"));
      expect(orphans.map((a) => a.id), day).toEqual([]);
    }
    expect(regionOf("0101", "2006-12-31")).toBeUndefined();
  });

  test("Christiansø has a code and no region; ids are unique and of the shape that contracts demand", () => {
    expect(findAuthority("0411")).toMatchObject({ id: "municipality-0411", kind: "state", regions: [] });
    expect(regionOf("0411", midnight)).toBeUndefined();
    expect(new Set(authorities.map((a) => a.id)).size).toBe(98 + 1 + 6);
    for (const { id } of authorities) AuthorityId.parse(id);
  });
});

interface Fixture {
  regions: { key: string; name: string; validFrom: string; validToExclusive: string | null; iso3166_2: string | null }[];
  municipalities: { code: string; name: string; longName: string | null; isMunicipality: boolean; regions: { validFrom: string; validToExclusive: string | null; regionName: string }[] }[];
}

describeWithFixtures("authorities against the published lists", (dir) => {
  const fixture = JSON.parse(readFileSync(join(dir, "denmark", "municipalities.json"), "utf8")) as Fixture;

  test("REF-17 counts per region on both sides of 1 January 2027", () => {
    const west = { "Region Syddanmark": 22, "Region Midtjylland": 19, "Region Nordjylland": 11 };
    expect(countByRegion("2026-12-31")).toEqual({ ...west, "Region Hovedstaden": 29, "Region Sjælland": 17 });
    expect(countByRegion("2027-01-01")).toEqual({ ...west, "Region Østdanmark": 46 });
  });

  test("REF-17 every code, name, long name and interval is the published one", () => {
    const ours = authorities.filter((a) => a.kind !== "region").map((a) => ({
      code: a.code, name: a.name, longName: a.kind === "municipality" ? a.longName : null, isMunicipality: a.kind === "municipality",
      regions: a.regions.map((r) => ({ validFrom: r.validFrom, validToExclusive: r.validToExclusive, regionName: findAuthority(r.regionId)?.name })),
    }));
    const published = fixture.municipalities.map(({ code, name, longName, isMunicipality, regions }) => ({
      code, name, longName, isMunicipality,
      regions: regions.map(({ validFrom, validToExclusive, regionName }) => ({ validFrom, validToExclusive, regionName })),
    }));
    const sorted = <Row extends { code: string | null }>(rows: Row[]) => rows.toSorted((a, b) => (a.code ?? "").localeCompare(b.code ?? ""));
    expect(sorted(ours)).toEqual(sorted(published));
    expect(authorities.filter((a) => a.kind === "region").map(({ name, validFrom, validToExclusive, iso3166_2 }) => ({ name, validFrom, validToExclusive, iso3166_2 })))
      .toEqual(fixture.regions.map(({ name, validFrom, validToExclusive, iso3166_2 }) => ({ name, validFrom, validToExclusive, iso3166_2 })));
  });
});
