import type { RetentionRule } from "./retention-rule.ts";

const atOnce = 1_000;

/** What every service keeps of messaging: ids and codes, needed for as long as an event can come again. None of it is in the log. */
export const messagingRetention: readonly RetentionRule[] = [
  {
    code: "published-events", what: "Events that have been published", keep: { days: 90 }, from: "their publication",
    paragraph: "GDPR art. 5(1)(e)", origin: "product",
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM outbox WHERE position IN (SELECT position FROM outbox WHERE published_at < $1 ORDER BY position LIMIT ${atOnce})`, [before])).rowCount ?? 0,
  },
  {
    code: "events-taken-in", what: "Which events have taken effect", keep: { days: 90 }, from: "their effect",
    paragraph: "GDPR art. 5(1)(e)", origin: "product",
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM inbox WHERE ctid = ANY (ARRAY(SELECT ctid FROM inbox WHERE applied_at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
  },
  {
    code: "results-of-commands", what: "First results of commands, kept for replays", keep: { days: 90 }, from: "the command",
    paragraph: "GDPR art. 5(1)(e)", origin: "product",
    remove: async (tx, before) => (await tx.query(
      `DELETE FROM idempotency WHERE ctid = ANY (ARRAY(SELECT ctid FROM idempotency WHERE at < $1 LIMIT ${atOnce}))`, [before])).rowCount ?? 0,
  },
];
