import type { Purpose } from "@haandslag/contracts";

const order: readonly Purpose[] = ["referral", "feedback", "measurement"];

/** The order of the questions: the one that the others rest on comes first. */
export const byPurpose = (a: { readonly purpose: Purpose }, b: { readonly purpose: Purpose }): number => order.indexOf(a.purpose) - order.indexOf(b.purpose);
