import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { urlFor } from "@haandslag/service-kit/database";
import { keyRingFromEnv, openVault } from "@haandslag/vault";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { searchDatabase } from "../src/canaries/search-databases.ts";
import { type Canary, canariesIn } from "../src/canaries/spellings.ts";
import { sayYes } from "../src/demo/give-consent.ts";
import { type Person, signIn } from "../src/demo/person.ts";
import { until } from "../src/demo/until.ts";
import { demoPeers, havnen } from "../src/demo-data/people.ts";
import { startPostgres } from "../src/postgres/index.ts";
import type { DatabaseName } from "../src/stack/databases.ts";
import { keyStoresOf } from "../src/stack/key-stores.ts";
import { newKey } from "../src/stack/service-caller.ts";
import { type Stack, startStack } from "../src/stack/start-stack.ts";

/*
 * CON-25 as an attacker would try it: a backup of every service's database from before the revocation, the whole event
 * log, and whatever keys there are today. The key stores are in no backup that the content is in (design § 2), so the keys
 * at hand are today's: the key stores as they stand, and the key-encryption keys that wrap them.
 */
const parent = mkdtempSync(join(tmpdir(), "haandslag-backup-"));
const folder = join(parent, "data");
const key = () => ({ idempotencyKey: newKey() });
const quiet = { folder, port: 0, fresh: false, broker: "in-process", logLevel: "warn", progress: () => undefined } as const;

const planted = { wish: "Helst nogen der kender kanariefuglens sang", goal: "At turde gaa forbi kanarieburet igen", phone: "20304051", street: "Kanariegade 17" };
const services = ["referral", "consent", "peer_assignment", "outcomes"] as const satisfies readonly DatabaseName[];
const withContent = [["referral", "referral_keys"], ["peer_assignment", "peer_assignment_keys"], ["outcomes", "outcomes_keys"]] as const;

interface Opened { readonly database: string; readonly holder: string; readonly of: string; readonly kind: string; readonly text: string }

/** Everything of a (restored) cluster's content that today's keys open; whose key each is, by the key store. */
async function openAll(contentAt: string, keysAt: Stack["databases"]): Promise<Opened[]> {
  const found: Opened[] = [];
  for (const [database, keyStore] of withContent) {
    const content = new pg.Client({ connectionString: urlFor(contentAt, { database }) });
    const keys = new pg.Client({ connectionString: keysAt[keyStore].superuserUrl });
    await Promise.all([content.connect(), keys.connect()]);
    const file = keyStoresOf(folder).find((store) => store.database === keyStore)?.file ?? "";
    const vault = openVault({ keys, keyEncryptionKeys: keyRingFromEnv(readFileSync(file, "utf8"), "test"), ids: { next: newKey }, clock: { now: () => new Date() } });
    const { rows } = await content.query<{ id: string; kind: string; data_key_id: string }>("SELECT id, kind, data_key_id FROM sealed_content");
    const holders = new Map((await keys.query<{ id: string; owner: string; aggregate_id: string }>("SELECT id, owner, aggregate_id FROM data_key")).rows.map((row) => [row.id, row]));
    const opened = await vault.openMany(content, rows.map(({ id }) => id));
    for (const { id, kind, data_key_id } of rows) {
      const holder = holders.get(data_key_id);
      if (opened.has(id)) found.push({ database, kind, holder: holder?.owner ?? "?", of: holder?.aggregate_id ?? "?", text: JSON.stringify(opened.get(id)) });
    }
    await Promise.all([content.end(), keys.end()]);
  }
  return found;
}

/** A caseworker's referral that an organisation has accepted and looked for peers for. */
async function accepted(o: { caseworker: Person; coordinator: Person; citizen: Person; cprNumber: string; givenNames: string[]; familyName: string }) {
  const { caseworker, coordinator, citizen, cprNumber, givenNames, familyName } = o;
  const { referralId } = await caseworker.referral.draftReferral.mutate({
    ...key(), legalBasis: "serviceloven-82", wish: planted.wish,
    citizen: { cprNumber, givenNames, familyName, phones: [planted.phone], emails: [], address: { lines: [planted.street], postalCode: "8000", city: "Aarhus C" } },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"] } }, notices: { channel: "sms", language: "da" },
  });
  await caseworker.referral.requestConsent.mutate({
    ...key(), referralId, organisationId: havnen,
    questions: [{ purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] }, { purpose: "measurement", categories: ["check-ins"] }],
  });
  await sayYes(citizen, referralId, "referral", ["situation", "wishes", "practical", "identity", "contact"]);
  await sayYes(citizen, referralId, "measurement", ["check-ins"]);
  await caseworker.referral.sendOffer.mutate({ ...key(), referralId });
  const { pseudonym } = await coordinator.referral.acceptOffer.mutate({ ...key(), referralId });
  const { assignmentId } = await until("the assignment is open", () => coordinator.peers.findPeers.mutate({ ...key(), referralId }).catch(() => undefined));
  return { referralId, pseudonym, assignmentId };
}

let stack: Stack;
let revoked: Awaited<ReturnType<typeof accepted>>;
let other: Awaited<ReturnType<typeof accepted>>;
let before: Opened[];
let after: Opened[];
let restored: Awaited<ReturnType<typeof startPostgres>>;
let opensBefore: (of: Opened) => boolean;

beforeAll(async () => {
  stack = await startStack(quiet);
  const [caseworker, coordinator, kim, jonas, anders] = await Promise.all(["Maja Sagsbehandler", "Signe Koordinator", "Kim Borger", "Jonas Borger", "Anders Peer"].map((name) => signIn(stack.ready, name))) as [Person, Person, Person, Person, Person];
  revoked = await accepted({ caseworker, coordinator, citizen: kim, cprNumber: "2512489996", givenNames: ["Kimkanarie"], familyName: "Borgerkanarie" });
  other = await accepted({ caseworker, coordinator, citizen: jonas, cprNumber: "0504909995", givenNames: ["Jonas"], familyName: "Andenborger" });
  const { referralId } = revoked;
  await coordinator.peers.askPeers.mutate({ ...key(), referralId, peerIds: [demoPeers.anders.peerId] });
  await anders.peers.answerAsPeer.mutate({ ...key(), assignmentId: revoked.assignmentId, answer: "yes" });
  await kim.peers.choosePeer.mutate({ ...key(), referralId, peerId: demoPeers.anders.peerId });
  await kim.peers.avoidPeer.mutate({ ...key(), referralId, peerId: demoPeers.karen.peerId });
  await anders.peers.recordSession.mutate({ ...key(), referralId, date: stack.now().toISOString().slice(0, 10), minutes: 47, attendance: "both" });
  const checkIn = await until("the check-in is due", async () => (await kim.outcomes.myCourse.query({ referralId }).catch(() => undefined))?.checkIns.find(({ status }) => status === "due"));
  await kim.outcomes.answerCheckIn.mutate({ ...key(), referralId, checkInId: checkIn.checkInId, answers: { hope: 1 } });
  await kim.outcomes.setGoal.mutate({ ...key(), referralId, words: planted.goal });

  before = await openAll(stack.databases.referral.superuserUrl, stack.databases);
  opensBefore = ({ of }) => [revoked.referralId, revoked.assignmentId].includes(of) || of === measurementConsentId;
  const measurementConsentId = (await kim.consent.myConsents.query({ referralId, language: "da" })).consents.find(({ purpose }) => purpose === "measurement")?.consentId ?? "";

  // The backup: the cluster's files, as they were before the revocation.
  await stack.stop();
  execFileSync("cp", ["-a", join(folder, "postgres"), join(parent, "restored")]);

  stack = await startStack(quiet);
  await (await signIn(stack.ready, "Kim Borger")).consent.revokeAllConsents.mutate({ ...key(), referralId });
  await until("every holder has given its receipt", async () => {
    const given = await Promise.all((["referral", "peer_assignment", "outcomes"] as const).map((name) => rows(name, "SELECT 1 FROM receipt_given WHERE referral_id = $1 AND is_over", referralId)));
    // Whom the course was about the outcomes service forgets when it hears that the referral is over.
    const known = await rows("outcomes", "SELECT 1 FROM course_subject WHERE referral_id = $1", referralId);
    return given.every(({ length }) => length > 0) && known.length === 0;
  });
  restored = await startPostgres({ dir: join(parent, "restored") });
  after = await openAll(restored.superuserUrl("referral"), stack.databases);
}, 180_000);
afterAll(async () => {
  await restored.stop();
  await stack.stop();
  rmSync(parent, { recursive: true, force: true });
});

async function rows(database: DatabaseName, text: string, ...values: unknown[]): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: stack.databases[database].superuserUrl });
  await client.connect();
  return (await client.query(text, values).finally(() => client.end())).rows;
}

const held = (opened: readonly Opened[]) => [...new Set(opened.map(({ database, holder }) => `${database}: ${holder}`))].sort();
const onTheOtherSide = (canaries: readonly Canary[], opened: readonly Opened[]) => opened.filter(({ holder }) => holder !== "record").flatMap(({ text }) => canariesIn(text, canaries).map(({ what }) => what));

describe("CON-25 a restored backup, the whole event log, and every key there is today", () => {
  const canaries = (): Canary[] => [
    { what: "a wish", text: planted.wish }, { what: "a goal", text: planted.goal }, { what: "a street", text: planted.street }, { what: "a name", text: "Kimkanarie" }, { what: "a pseudonym", text: revoked.pseudonym },
  ];
  const everywhere = ["outcomes: goals", "outcomes: pseudonym", "peer_assignment: avoided-peers", "peer_assignment: profile", "peer_assignment: pseudonym", "peer_assignment: sessions", "referral: record", "referral: share"];

  test("CON-25 before the revocation all of it opened, with the planted texts in it: what is looked for can be found", () => {
    expect(held(before.filter(opensBefore))).toEqual(everywhere);
    expect([...new Set(onTheOtherSide(canaries(), before.filter(opensBefore)))].sort()).toEqual(["a goal", "a name", "a pseudonym", "a street", "a wish"]);
  });

  test("CON-25 after its receipts nothing opens of what was kept to be disclosed, of what the organisation's side held, or of what the citizen wrote", () => {
    expect(held(after.filter(opensBefore))).toEqual(["referral: record"]);
    expect(onTheOtherSide(canaries().slice(3), after)).toEqual([]);
    expect(onTheOtherSide(canaries().slice(1, 2), after)).toEqual([]);
  });

  test("CON-25 the authority's own record, under a key of its own, is whole; and so is all of another citizen's, from the same backup", () => {
    expect(after.filter(({ of, holder }) => of === revoked.referralId && holder === "record").map(({ kind }) => kind).sort()).toEqual(["identity", "notices", "profile", "relatives", "wish"]);
    const another = (opened: readonly Opened[]) => opened.filter(({ of }) => of === other.referralId || of === other.assignmentId).map(({ database, holder, kind }) => `${database} ${holder} ${kind}`).sort();
    expect(another(after)).toEqual(another(before));
    expect(another(after).length).toBeGreaterThan(8);
  });

  test("CON-25 CON-26 neither the restored tables nor today's, event log included, say any of it in plain text", async () => {
    const texts = canaries().filter(({ what }) => what !== "a name");
    const findings = await Promise.all(services.flatMap((name) => [searchDatabase(restored.superuserUrl(name), `restored ${name}`, texts), searchDatabase(stack.databases[name].superuserUrl, name, texts)]));
    // The consent service's own index of pseudonyms stands beside the subject ids that they derive from: the sender's side.
    expect(findings.flat().filter(({ where }) => !where.endsWith("consent: organisation_pseudonym.pseudonym"))).toEqual([]);
    const events = await Promise.all(services.map((name) => rows(name, "SELECT type, data FROM outbox")));
    expect(events.flat().length).toBeGreaterThan(20);
    expect(canariesIn(JSON.stringify(events), canaries())).toEqual([]);
  });

  test("CON-24 and the receipts say what it was", async () => {
    const receipts = await Promise.all((["referral", "peer_assignment", "outcomes"] as const).map(async (name) =>
      (await rows(name, "SELECT data->>'receipt' AS receipt FROM outbox WHERE type LIKE '%.receipt-given.v1' AND key = $1", revoked.referralId)).map(({ receipt }) => JSON.parse(Buffer.from(String(receipt).split(".")[1] ?? "", "base64url").toString()) as { holder: string; erased: string[] })));
    const erased = receipts.flat().map((receipt) => `${receipt.holder}: ${receipt.erased.toSorted().join(" ")}`).sort();
    // Which of the two ends outcomes heard first says whether its receipt names the pseudonym too.
    expect(erased.map((line) => line.replace("own-words pseudonym", "own-words"))).toEqual(["outcomes: check-ins own-words", "peer-assignment: avoided-peers profile pseudonym sessions", "referral: share"]);
  });
});
