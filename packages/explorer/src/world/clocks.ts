/**
 * Clocks apart: each service's stands where it likes, days from the others', and none is ever used for order. The
 * consent service's moves once, to after all that was granted has ended: `early` → `late`.
 */
export type Era = "early" | "late";

export const consentClock: Readonly<Record<Era, Date>> = { early: new Date("2026-03-02T09:00:00Z"), late: new Date("2027-06-01T09:00:00Z") };
export const referralClock = "2026-03-02T12:00:00.000Z";
export const outcomesClock = "2026-03-03T09:00:00.000Z";
/** Days behind: a course begins before anybody was asked. Each start is an hour after the one before it. */
export const peerClock = (starts: number): string => new Date(Date.UTC(2026, 1, 28, 9 + starts)).toISOString();
