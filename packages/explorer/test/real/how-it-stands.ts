import type { Line } from "../../src/world/line.ts";
import { organisationIdOf } from "../../src/world/names.ts";
import { type Cast, caseworker } from "./cast.ts";
import { realConsents } from "./real-consents.ts";
import type { Services } from "./services.ts";

/** How one citizen's referral stands in all four services, in words that the world and the real services share. */
interface Standing {
  readonly referral: string;
  readonly consents: readonly string[];
  readonly noted: readonly string[];
  readonly accounts: readonly string[];
  readonly ledger: readonly string[];
  readonly hasShare: boolean;
  readonly assignment: string;
  readonly holds: string;
  readonly course: string;
}

const list = (lines: readonly string[]): readonly string[] => lines.toSorted();
const short = (consentId: string): string => consentId.slice(-4);
/** A row with nothing left out but what the world has no word for: times, and what was withheld. */
const ledgerText = (row: Pick<Line["ledger"][number], "kind" | "epoch" | "categories" | "recipient">, consent: string, user: string): string =>
  `${row.recipient}: ${row.kind} ${consent} epoch ${row.epoch} ${row.categories.join("+")} to ${user}`;
/** Each recipient's rows in the order of their positions; nothing orders the rows of two recipients. */
const byRecipient = (a: { readonly recipient: string }, b: { readonly recipient: string }): number => (a.recipient < b.recipient ? -1 : a.recipient > b.recipient ? 1 : 0);
/** Who of the recipient's is told, by the kind of release. */
const userOf = { offer: "inbox", profile: "coordinator", case: "coordinator", peer: "peer", feedback: "unit" } as const satisfies Record<Line["ledger"][number]["kind"], string>;
type Accounts = Line["accounts"][string]["epochs"];
const accountText = (consentId: string, epochs: Accounts): string[] => epochs.flatMap(({ epoch, lines }) => lines.map(({ holder, status }) => `${short(consentId)} epoch ${epoch}: ${holder} ${status}`));
const courseText = (course: Line["course"], isKept: boolean, nameOf: (id: string) => string): string => (course === undefined ? "none"
  : `${course.subject}, ${isKept ? "kept" : "not kept"}, ${course.isReferralOver ? "over" : "not over"}, ${course.startedAt === null ? "not started" : "started"}, ${course.outcome ?? "no outcome"}, ${course.consents.map(({ consentId, status }) => `${nameOf(consentId)} ${status}`).toSorted().join(" ")}`);

export const standingInWorld = ({ referral, consents, accounts, ledger, shares, assignment, held, course, isSubjectKept }: Line): Standing => ({
  referral: referral.status,
  consents: list(consents.map((consent) => `${short(consent.consentId)} ${consent.status} ${consent.epoch} ${"given" in consent ? consent.given.categories.join("+") : ""}`)),
  noted: list(referral.consents.map(({ consentId, status, epoch, categories }) => `${short(consentId)} ${status} ${epoch} ${categories.join("+")}`)),
  accounts: list(Object.entries(accounts).flatMap(([consentId, { epochs }]) => accountText(consentId, epochs))),
  ledger: ledger.toSorted(byRecipient).map((row) => ledgerText(row, short(row.consentId), userOf[row.kind])),
  hasShare: Object.values(shares).some((share) => share.length > 0),
  assignment: assignment?.status ?? "none",
  holds: held === null ? "nothing" : held.profile !== null && held.profile.length > 0 ? "whom and profile" : "whom",
  course: courseText(course, isSubjectKept, short),
});

export async function standingForReal(services: Services, { organisations }: Cast, { referralId }: Cast["people"][number]): Promise<Standing> {
  const { referral, referralKeys, consent, peers, peerKeys, outcomes } = services.databases;
  const rows = async <Row extends object>(database: typeof referral, text: string, value: string = referralId) => (await database.owner.query<Row>(text, [value])).rows;
  const names = new Map([...(await realConsents(services, referralId))].map(([name, id]) => [id, name]));
  const nameOf = (id: string): string => short(names.get(id) ?? "????");
  const [known] = await rows<{ state: Line["referral"] }>(referral, "SELECT state FROM referral WHERE id = $1");
  const consents = await rows<{ state: Line["consents"][number] }>(consent, "SELECT state FROM consent WHERE referral_id = $1");
  const accounts = await rows<{ state: Line["accounts"][string] }>(consent, "SELECT state FROM receipt_account WHERE state->>'referralId' = $1");
  const ledger = await rows<Line["ledger"][number] & { recipientUser: string }>(consent, `SELECT kind, consent_id AS "consentId", epoch, categories, recipient, recipient_user AS "recipientUser" FROM disclosure WHERE referral_id = $1 ORDER BY recipient, position`);
  const users = new Map([["inbox", "inbox"], [caseworker.unitId, "unit"], ...organisations.flatMap(({ organisationId, peerId }) => [[`user-of-${organisationId}`, "coordinator"], [peerId, "peer"]] as const)]);
  const inWorld = (recipient: string): string => ([0, 1] as const).map((n) => (organisations[n].organisationId === recipient ? organisationIdOf(n) : undefined)).find((name) => name !== undefined) ?? recipient;
  const shares = await rows(referralKeys, "SELECT 1 FROM data_key WHERE aggregate_id = $1 AND owner = 'share' AND wrapped IS NOT NULL");
  const [assignment] = await rows<{ id: string; status: string }>(peers, "SELECT id, state->>'status' AS status FROM assignment WHERE referral_id = $1");
  const held = assignment === undefined ? [] : await rows(peers, "SELECT 1 FROM held_subject WHERE assignment_id = $1", assignment.id);
  const profile = assignment === undefined ? [] : await rows(peerKeys, "SELECT 1 FROM data_key WHERE aggregate_id = $1 AND owner = 'profile' AND wrapped IS NOT NULL", assignment.id);
  const [course] = await rows<{ state: NonNullable<Line["course"]> }>(outcomes, "SELECT state FROM course WHERE id = $1");
  const subject = await rows(outcomes, "SELECT 1 FROM course_subject WHERE referral_id = $1");
  return {
    referral: known?.state.status ?? "none",
    consents: list(consents.map(({ state }) => `${nameOf(state.consentId)} ${state.status} ${state.epoch} ${"given" in state ? state.given.categories.join("+") : ""}`)),
    noted: list((known?.state.consents ?? []).map(({ consentId, status, epoch, categories }) => `${nameOf(consentId)} ${status} ${epoch} ${categories.join("+")}`)),
    accounts: list(accounts.flatMap(({ state }) => accountText(names.get(state.consentId) ?? "????", state.epochs))),
    ledger: ledger.map((row) => ({ ...row, recipient: inWorld(row.recipient) })).toSorted(byRecipient).map((row) => ledgerText(row, nameOf(row.consentId), users.get(row.recipientUser) ?? row.recipientUser)),
    hasShare: shares.length > 0,
    assignment: assignment?.status ?? "none",
    holds: held.length === 0 ? "nothing" : profile.length > 0 ? "whom and profile" : "whom",
    course: courseText(course?.state, subject.length > 0, nameOf),
  };
}
