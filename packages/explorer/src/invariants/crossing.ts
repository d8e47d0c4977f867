import type { Domain } from "../domain.ts";
import { consentClock } from "../world/clocks.ts";
import type { EpochRow, Line } from "../world/line.ts";
import type { Finding } from "../world/making.ts";
import type { Message } from "../world/messages.ts";
import { other, partyKey, referralId, subjectId } from "../world/names.ts";

/**
 * CON-18 between citizens: what is decided of one stays as it is with the other citizen's consents laid before the
 * decision too, as a query would that forgot whom it was about. A line's ids are its own; the other's get theirs here.
 * Looked at once for each two tables of epochs.
 * @returns of a state, what is wrong between its lines; nothing where there is one citizen
 */
export function findingsAcross(domain: Domain): (lines: readonly Line[]) => readonly Finding[] {
  const numbers = new Map<string, number>();
  const numberByTable = new WeakMap<Line["epochs"], number>();
  const known = new Map<number, readonly Finding[]>();
  const numberOf = ({ epochs }: Line): number => {
    const found = numberByTable.get(epochs);
    if (found !== undefined) return found;
    const text = JSON.stringify(epochs.map(({ before: _before, ...row }) => row));
    const number = numbers.get(text) ?? numbers.size;
    numbers.set(text, number);
    numberByTable.set(epochs, number);
    return number;
  };
  return ([one, two]) => {
    if (one === undefined || two === undefined) return [];
    const pair = (numberOf(one) * 67_108_864 + numberOf(two)) * 2 + (one.era === "late" ? 1 : 0);
    const findings = known.get(pair) ?? [...decidedByTheOther(domain, one, two), ...decidedByTheOther(domain, two, one)];
    known.set(pair, findings);
    return findings;
  };
}

/** CON-24 between citizens: what is told of one stops and erases nothing of the other's, and settles no account of hers. */
export const findingsOfStray = (before: Line, after: Line, message: Message): readonly Finding[] =>
  standing(before) === standing(after) ? [] : [{ rule: "CON-24", text: `${message.on.type} of one citizen changes what stands about the other` }];

const standing = ({ referral, consents, accounts, answered, shares, assignment, held, course, isSubjectKept }: Line): string =>
  JSON.stringify([referral, consents, accounts, answered, shares, assignment, held, course, isSubjectKept]);

const withoutBefore = ({ before: _before, ...row }: EpochRow) => row;

function decidedByTheOther(domain: Domain, mine: Line, hers: Line): Finding[] {
  const own = mine.epochs.map(withoutBefore);
  const foreign = hers.epochs.map((row) => ({ ...withoutBefore(row), subjectId: other.subjectId, referralId: other.referralId, consentId: other.consentIdOf(row.consentId) }));
  return [...own, ...foreign].flatMap(({ discloser, recipient, purpose, categories }): Finding[] => {
    const toThem = (row: { readonly recipient: EpochRow["recipient"] }) => partyKey(row.recipient) === partyKey(recipient);
    const decide = (rows: typeof own) => domain.decideDisclosure(rows.filter(toThem), { referralId, subjectId, discloser, recipient, purpose, categories: [...categories] }, consentClock[mine.era], "any");
    const alone = decide(own);
    const together = decide([...foreign, ...own]);
    if (together.permitted && foreign.some(({ consentId }) => consentId === together.consentId)) return [{ rule: "CON-18", text: `a disclosure for ${purpose} about one citizen would be permitted by the other citizen's consent` }];
    return alone.permitted === together.permitted ? [] : [{ rule: "CON-18", text: `what the other citizen has said decides of a disclosure for ${purpose}` }];
  });
}
