import type { clients } from "../../../calls/clients.ts";

/** One of the citizen's own referrals as the referral service tells her. */
export type MyReferral = Awaited<ReturnType<typeof clients.referral.myReferrals.query>>[number];

/** Over, one way or another: nothing more happens by itself. */
export const isOver = ({ status }: MyReferral): boolean => status === "closed" || status === "withdrawn" || status === "stopped" || status === "declined";
