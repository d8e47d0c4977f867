import { findAuthority, regionOf, successorOf } from "./authorities.ts";
import type { LocalDate } from "./local-date.ts";

/** A region's number for psychiatric emergencies, as somebody who runs the system has confirmed it. */
export interface ConfirmedNumber {
  readonly regionId: string;
  readonly number: string;
  readonly confirmedOn: LocalDate;
}

/**
 * What a region itself has published, where it was read and when. None of it is shown to anybody before an operator has
 * confirmed it: a wrong number here costs more than none. 112 and Livslinien are the pages' own.
 * Not found published by the region when this was written: 1081, 1082, 1083, 1085.
 */
export const publishedNumbers = [
  {
    regionId: "region-1084", number: "1813", readOn: "2026-11-22", confirmedByOperator: false,
    source: "https://www.regionh.dk/om-region-hovedstaden/akutberedskabet/moed-akutberedskabet/moed-udrykningskoeretoejerne/Sider/Psykiatrisk-akutberedskab.aspx",
  },
] as const satisfies readonly { regionId: string; number: string; readOn: LocalDate; confirmedByOperator: false; source: string }[];

/**
 * The number for where an authority is, on a day; undefined where none is confirmed for the region of that day. A region
 * that takes over another has a number of its own to confirm.
 */
export function psychiatricNumberFor(confirmed: readonly ConfirmedNumber[], authorityId: string, at: Date): ConfirmedNumber | undefined {
  const authority = findAuthority(authorityId);
  const region = authority?.kind === "region" ? successorOf(authority.id, at) : regionOf(authorityId, at);
  return confirmed.find(({ regionId }) => regionId === region?.id);
}
