import { messagingRetention, type RetentionRule } from "@haandslag/service-kit";

const atOnce = 1_000;

/** When anything was last done here: by what retention looks whether its clock can be right. */
export const newestInPortal = "SELECT greatest((SELECT max(used_at) FROM login_session), (SELECT at FROM change ORDER BY position DESC LIMIT 1))";

/** What the portal deletes when its time is over (OPS-08), on real time as its sessions are. None of it is in the log. */
export const portalRetention: readonly RetentionRule[] = [
  {
    code: "ended-sessions", what: "Sessions that ended and were not logged out of", keep: { days: 1 }, from: "their last use", paragraph: "GDPR art. 5(1)(e)", origin: "product",
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM login_session WHERE id = ANY (ARRAY(SELECT id FROM login_session WHERE used_at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
  },
  {
    code: "changes", what: "What changed, for pages that were open", keep: { days: 7 }, from: "the change", paragraph: "GDPR art. 5(1)(e)", origin: "product",
    // The last one stays, so that positions go on from it for who comes next.
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM change WHERE position IN (SELECT position FROM change WHERE at < $1 AND position < (SELECT max(position) FROM change) ORDER BY position LIMIT ${atOnce})`, [before])).rowCount ?? 0,
  },
  {
    code: "parties", what: "Who takes part in a referral of which nothing was heard any more", keep: { years: 2 }, from: "the last event", paragraph: "GDPR art. 5(1)(e)", origin: "product",
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM referral_party WHERE referral_id = ANY (ARRAY(SELECT referral_id FROM referral_party WHERE learned_at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
  },
  ...messagingRetention.filter(({ code }) => code === "events-taken-in"),
];
