import type { RetentionRule } from "./retention-rule.ts";

const atOnce = 1_000;

/**
 * That a holder has answered for the end of a consent: ids and times. It keeps what comes late from being held, and goes
 * when nothing can be pursued any more; a narrowing's goes with the end of its consent, since what it keeps out can come until then.
 */
export const receiptsGivenRetention: RetentionRule = {
  code: "receipts-given", what: "Which ends and narrowings of a consent were answered for with a receipt", keep: { years: 5 }, from: "the last receipt of a consent that is over",
  paragraph: "GDPR art. 5(1)(e) and 5(2); databeskyttelsesloven § 41(7)", origin: "product",
  remove: async (tx, before) => (await tx.query(
    `DELETE FROM receipt_given WHERE consent_id IN (
       SELECT consent_id FROM receipt_given GROUP BY 1 HAVING bool_or(is_over) AND max(given_at) < $1 ORDER BY 1 LIMIT ${atOnce})`, [before])).rowCount ?? 0,
};
