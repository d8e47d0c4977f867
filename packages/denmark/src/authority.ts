import type { LocalDate } from "./local-date.ts";

/** `[validFrom, validToExclusive)`, local days in Europe/Copenhagen; null: no end is known. */
export interface Validity {
  readonly validFrom: LocalDate;
  readonly validToExclusive: LocalDate | null;
}

/** Where a municipality belongs, and from when to when. */
export interface RegionMembership extends Validity {
  readonly regionId: string;
}

/**
 * An authority that a caseworker can work for, or (Christiansø, `state`) an area that no municipality runs.
 * `id` is what the whole system knows it by: `municipality-0101`, `region-1084`, `region-oestdanmark`.
 * `code`: four digits as in CPR and dk-core; null where no code has been published.
 */
export interface Authority extends Validity {
  readonly id: string;
  readonly kind: "municipality" | "region" | "state";
  readonly code: string | null;
  readonly iso3166_2: string | null;
  readonly name: string;
  readonly longName: string;
  /** In order of time; empty for regions and for Christiansø. */
  readonly regions: readonly RegionMembership[];
  /** Who takes over on `validToExclusive`. */
  readonly successorId: string | null;
}

export const isValidOn = (interval: Validity, day: LocalDate): boolean =>
  interval.validFrom <= day && (interval.validToExclusive === null || day < interval.validToExclusive);
