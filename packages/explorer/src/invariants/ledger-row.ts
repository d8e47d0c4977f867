import { consentClock } from "../world/clocks.ts";
import type { LedgerRow } from "../world/line.ts";
import type { Making } from "../world/making.ts";
import { partyKey } from "../world/names.ts";

/**
 * CON-19, as the standing query asks it (consent, uncovered-disclosures.ts): the consent's newest epoch at this position
 * covers the row, and no refusal or revocation of the same question stands between its yes and the row. And as the
 * citizen would ask it: what she has said covers it.
 */
export function checkLedgerRow({ line, findings }: Making, row: LedgerRow): void {
  const newest = line.epochs.find(({ consentId }) => consentId === row.consentId);
  const now = consentClock[line.era].toISOString();
  const covers = newest !== undefined && newest.status === "granted" && newest.epoch === row.epoch && partyKey(newest.recipient) === row.recipient &&
    row.categories.every((category) => newest.categories.includes(category)) &&
    newest.validFrom !== null && newest.validFrom <= now && newest.expiresAt !== null && now < newest.expiresAt;
  const isBeaten = newest !== undefined && line.epochs.some((other) =>
    (other.status === "refused" || other.status === "revoked") && other.purpose === newest.purpose && partyKey(other.discloser) === partyKey(newest.discloser) &&
    partyKey(other.recipient) === row.recipient && other.position >= (newest.yesPosition ?? 0) && other.categories.some((category) => row.categories.includes(category)));
  if (!covers || isBeaten) findings.push({ rule: "CON-19", text: `the ledger has a disclosure (${row.kind}: ${row.categories.join(", ")}) without a covering consent at its own position` });
  const word = line.word[row.consentId];
  const wasSaid = word !== undefined && !word.isOver && word.era === line.era && row.categories.every((category) => word.categories.includes(category));
  if (!wasSaid) findings.push({ rule: "CON-18", text: `a disclosure (${row.kind}: ${row.categories.join(", ")}) was permitted that the citizen's own word does not cover` });
}
