import type { Line } from "./line.ts";
import type { Message } from "./messages.ts";
import { type Texts } from "./texts.ts";

/**
 * A line as one short text: two with the same text behave alike from here on. What is past and steers nothing (times,
 * notices, positions but for their order, releases seen before) is left out; events are numbered as they stand.
 * @param swapped as if the two recipients had each other's names
 */
export function keyOf(texts: Texts, line: Line, swapped: boolean): string {
  const of = <Value extends object>(value: Value, text: (value: Value) => string): number => {
    const id = texts.idOf(value, text);
    return swapped ? texts.swapped(id) : id;
  };
  const { referral, consents, epochs, ledger, word, shares, assignment, held, course, halfDone } = line;
  const known = consents.map((consent) => of(consent, consentText));
  const order = epochs.toSorted(byPosition).map(({ consentId }) => shortOf(consentId));
  const yesOrder = epochs.filter(({ yesPosition }) => yesPosition !== null).toSorted(byYes).map(({ consentId }) => shortOf(consentId));
  const releases = [...new Set(ledger.map((row) => of(row, ledgerText)))].toSorted((a, b) => a - b);
  const parts = [
    of(referral, referralText), of(shares, sharesText), known.join("+"), order.join(""), yesOrder.join(""), of(word, JSON.stringify), releases.join("+"),
    assignment === undefined ? "" : of(assignment, JSON.stringify), held === null ? "-" : (held.profile?.join("+") ?? ""),
    line.assignmentConsent === null ? "" : shortOf(line.assignmentConsent), Object.values(line.accounts).map((account) => of(account, accountText)).toSorted((a, b) => a - b).join("+"),
    line.answered.map((one) => of(one, JSON.stringify)).toSorted((a, b) => a - b).join("+"),
    course === undefined ? "" : of(course, JSON.stringify), line.isSubjectKept ? "k" : "", line.starts,
    halfDone === undefined ? "" : `${of(halfDone, halfDoneText)}${halfDone.call === "find-peers" && held?.generation === halfDone.generation ? "f" : ""}`,
    ways(line, (message) => of(message, messageText)), line.era, of(line.used, JSON.stringify),
  ];
  return parts.join(",");
}

const byPosition = (a: { position: number }, b: { position: number }): number => a.position - b.position;
const byYes = (a: { yesPosition: number | null }, b: { yesPosition: number | null }): number => (a.yesPosition ?? 0) - (b.yesPosition ?? 0);
/** Which asking, and which purpose. */
const shortOf = (consentId: string): string => `${consentId.at(-3)}${consentId.at(-1)}`;

/** A record's keys; mostly there are none, or one. */
function inOrder(record: object): readonly string[] {
  const keys = Object.keys(record);
  return keys.length < 2 ? keys : keys.sort();
}

/** What is on its way, place by place, events numbered as they are met. */
function ways({ queues, heldUp, outboxes, inbox }: Line, idOf: (message: Message) => number): string {
  const numbers: number[] = [];
  const number = (n: number): number => {
    const known = numbers.indexOf(n);
    return known === -1 ? numbers.push(n) - 1 : known;
  };
  let text = "";
  for (const record of [queues, heldUp, outboxes]) {
    for (const place of inOrder(record)) {
      text += place;
      for (const message of record[place] ?? []) text += ` ${number(message.n)}.${idOf(message)}`;
    }
    text += "|";
  }
  for (const group of inOrder(inbox)) text += `${group}${(inbox[group] ?? []).map(number).sort((a, b) => a - b).join("-")}`;
  return text;
}

const messageText = ({ on, data }: Message): string => `${on.type}${JSON.stringify(data)}`;
const sharesText = (shares: Line["shares"]): string => JSON.stringify(Object.entries(shares));
const halfDoneText = (halfDone: NonNullable<Line["halfDone"]>): string => JSON.stringify({ ...halfDone, generation: 0 });
const ledgerText = ({ kind, consentId, peerId }: Line["ledger"][number]): string => `${kind}${consentId}${peerId ?? ""}`;
const consentText = (state: Line["consents"][number]): string =>
  JSON.stringify([state.consentId, state.status, state.epoch, state.recipient, "given" in state ? [state.given.categories, state.given.expiresAt] : [], "deadlineAt" in state ? state.deadlineAt : ""]);
const accountText = ({ consentId, epochs }: Line["accounts"][string]): string => JSON.stringify([consentId, epochs.map(({ epoch, lines }) => [epoch, lines.map(({ holder, status }) => [holder, status])])]);
const referralText = (state: Line["referral"]): string => JSON.stringify([
  state.status, state.organisationId, state.consents.map(({ consentId, status, epoch, categories }) => [consentId, status, epoch, categories]),
  "acceptance" in state ? [state.acceptance.contactCode, state.course, state.outcome, state.told.map(({ category }) => category)] : [],
  "offer" in state ? [state.offer?.openedAt, state.offer?.consentId] : [],
]);
