import type { clients } from "../../../calls/clients.ts";
import { daysSince } from "../../../parts/days-since.ts";

export type Organisation = Awaited<ReturnType<typeof clients.referral.listOrganisations.query>>["organisations"][number];

/** What was confirmed longer ago than this is said to be old (REF-14). In days. */
const freshFor = 28;
export const isOld = (confirmedAt: string): boolean => daysSince(confirmedAt) > freshFor;
