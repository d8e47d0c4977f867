import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { Accepted, CallAsked, ConsentGranted, ConsentRequested, ContactRequestChanged, CourseStarted, HandedBack, LookedUp, Offered, PeerChanged, PeersAsked, RepresentationChanged, SessionRecorded, ShownPeerChanged } from "@haandslag/contracts";
import { inTransaction } from "@haandslag/service-kit";
import { expect, test } from "vitest";
import { appendChanges, lockChanges } from "../../src/storage/changes.ts";
import { listen } from "../given/event-stream.ts";
import { authorityId, organisationId, otherOrganisationId, peerId } from "../given/people.ts";
import { stage, type Stage } from "../given/stage.ts";
import { codeIn } from "../given/visitor.ts";

const later = "2027-12-04T10:00:00.000Z";
const consent = (referralId: string, to = organisationId) => ({
  consentId: randomUUID(), referralId, epoch: 0, purpose: "referral", discloser: { kind: "authority", id: authorityId }, recipient: { kind: "organisation", id: to }, categories: ["situation"],
});
const asked = (referralId: string, to?: string) => ({ ...consent(referralId, to), answerBy: later });
const offered = (referralId: string, to = organisationId) => ({ referralId, organisationId: to, authorityId, answerBy: later });
const shortly = { timeout: 5_000, interval: 20 };

/** A row as the consumer writes it, in a transaction that is held open until the test lets go. */
async function writing(at: Stage, type: string, o: { withLock: boolean }) {
  const letGo = Promise.withResolvers<void>();
  const wrote = Promise.withResolvers<void>();
  const tx = await at.database.pool.connect();
  await tx.query("SELECT set_config('app.tenant', '*', false)");
  const done = (async () => {
    await tx.query("BEGIN");
    if (o.withLock) await lockChanges(tx);
    await appendChanges(tx, [{ eventId: randomUUID(), type, referralId: null, audience: [`organisation:${organisationId}`] }], new Date());
    wrote.resolve();
    await letGo.promise;
    await tx.query("COMMIT");
    tx.release(true);
  })();
  return { wrote: wrote.promise, commit: async () => { letGo.resolve(); await done; } };
}

test("a change is told to whom it is for, with its place in the order, and goes on from the last id without a gap or a copy", async () => {
  const at = await stage();
  const signe = await at.signedIn("Signe Prøve");
  const referralId = randomUUID();
  const first = await listen(at.portal, signe);
  expect([first.status, first.headers.get("content-type"), first.headers.get("cache-control")]).toEqual([200, "text/event-stream; charset=utf-8", "no-store"]);
  await at.publish(Offered, offered(referralId));
  await expect.poll(first.changes, shortly).toEqual([{ type: "dk.haandslag.referral.offered.v1", referralId }]);
  await first.leave();
  await at.publish(Accepted, { referralId, organisationId });
  await at.publish(PeersAsked, { referralId, assignmentId: randomUUID(), organisationId, asked: 2, answerBy: later });
  for (const from of [{ lastEventId: first.state.lastEventId }, { after: first.state.lastEventId ?? 0 }]) {
    const again = await listen(at.portal, signe, from);
    await expect.poll(again.changes, shortly).toEqual([{ type: "dk.haandslag.referral.accepted.v1", referralId }, { type: "dk.haandslag.peer-assignment.asked.v1", referralId }]);
    await again.leave();
  }
  const fresh = await listen(at.portal, signe);
  await expect.poll(() => fresh.state.lastEventId, shortly).toBe(3);
  expect(fresh.changes()).toEqual([]);
});

test("resumed again and again under writers side by side, nothing is lost, doubled or out of order", async () => {
  const at = await stage();
  const signe = await at.signedIn("Signe Prøve");
  const [writers, each] = [4, 30];
  const seen: number[] = [];
  let from: number | undefined = 0;
  let isWriting = true;
  const reading = (async () => {
    while (isWriting || seen.length < writers * each) {
      const page = await listen(at.portal, signe, { lastEventId: from });
      await sleep(30 + Math.random() * 60);
      await page.leave();
      seen.push(...page.told.filter(({ event }) => event === "change").map(({ id }) => id ?? -1));
      from = page.state.lastEventId;
      if (!isWriting && seen.length < writers * each && page.told.length === 0) await sleep(50);
    }
  })();
  await Promise.all(Array.from({ length: writers }, async () => {
    for (let n = 0; n < each; n += 1) {
      const tx = await at.database.pool.connect();
      await tx.query("SELECT set_config('app.tenant', '*', false)");
      await tx.query("BEGIN");
      await lockChanges(tx);
      await appendChanges(tx, [{ eventId: randomUUID(), type: "t", referralId: null, audience: [`organisation:${organisationId}`] }], new Date());
      await sleep(Math.random() * 4);
      await tx.query(n % 10 === 9 ? "ROLLBACK" : "COMMIT");
      if (n % 10 === 9) {
        await tx.query("BEGIN");
        await lockChanges(tx);
        await appendChanges(tx, [{ eventId: randomUUID(), type: "t", referralId: null, audience: [`organisation:${organisationId}`] }], new Date());
        await tx.query("COMMIT");
      }
      tx.release(true);
    }
  }));
  isWriting = false;
  await reading;
  const { rows } = await at.database.owner.query<{ position: string }>("SELECT position FROM change ORDER BY position");
  expect(seen).toEqual(rows.map(({ position }) => Number(position)));
  expect(seen).toHaveLength(writers * each);
});

test("a writer waits for the one before it, so that no position is seen after a later one; without the lock one would be", async () => {
  const at = await stage();
  const visible = async () => (await at.database.owner.query<{ type: string }>("SELECT type FROM change ORDER BY position")).rows.map(({ type }) => type);
  const slow = await writing(at, "slow", { withLock: true });
  await slow.wrote;
  const quick = await writing(at, "quick", { withLock: true });
  const quickCommit = quick.commit();
  await expect(Promise.race([quickCommit.then(() => "committed"), sleep(150, "waits")])).resolves.toBe("waits");
  expect(await visible()).toEqual([]);
  await slow.commit();
  await quickCommit;
  expect(await visible()).toEqual(["slow", "quick"]);

  const careless = await writing(at, "careless", { withLock: false });
  await careless.wrote;
  const overtaking = await writing(at, "overtaking", { withLock: false });
  await overtaking.commit();
  expect(await visible(), "here a reader that goes on from the last would lose one").toEqual(["slow", "quick", "overtaking"]);
  await careless.commit();
  expect(await visible()).toEqual(["slow", "quick", "careless", "overtaking"]);
});

test("CON-29 each is told of its own: no id crosses to whom its own calls would answer that it does not exist", async () => {
  const at = await stage();
  Object.assign(at.services.answer, { body: '{"result":{"data":[]}}' });
  const names = ["Karen Prøve", "Ulla Prøve", "Lone Prøve", "Signe Prøve", "Ali Prøve", "Per Prøve", "Rita Prøve", "Bente Prøve"] as const;
  const streams = await Promise.all(names.map(async (name) => [name, await listen(at.portal, await at.signedIn(name))] as const));
  const referralId = randomUUID();
  const inShort = (id: string | null | undefined) => (id === null ? "-" : id === referralId ? "id" : "?");
  const told = () => Object.fromEntries(streams.map(([name, { told: all, state, status }]) => [name.split(" ")[0], [
    ...all.map(({ event, data }) => (event === "change" ? `${data.type?.split(".").slice(2, 4).join(".")} ${inShort(data.referralId)}` : event)), ...(state.isOpen ? [] : [`closed after ${status}, at ${state.lastEventId}`]),
  ]]));

  const senders = ["consent.requested -"];
  await at.publish(ConsentRequested, asked(referralId));
  // Nothing reaches an organisation before it is offered anything; the unit is not known yet.
  await expect.poll(told, shortly).toEqual({ Karen: senders, Ulla: senders, Lone: [], Signe: [], Ali: [], Per: [], Rita: senders, Bente: [] });
  await at.publish(LookedUp, { referralId, at: later, tenantId: authorityId, unitId: "unit-voksne", userId: "login", role: "caseworker", reason: "case-work" });
  await at.publish(ConsentGranted, { ...consent(referralId), epoch: 1, validFrom: "2026-12-04T10:00:00.000Z", expiresAt: later });
  await at.publish(Offered, offered(referralId));
  // REF-12: of the course the sender is told nothing here; an id only while the course is the peer's.
  await at.publish(PeersAsked, { referralId, assignmentId: randomUUID(), organisationId, asked: 2, answerBy: later });
  await at.publish(CourseStarted, { referralId, assignmentId: randomUUID(), organisationId, peerId, startedAt: later });
  await at.publish(SessionRecorded, { referralId, assignmentId: randomUUID(), sessionId: randomUUID() });
  await at.publish(HandedBack, { referralId, assignmentId: randomUUID(), organisationId, by: "peer" });
  await at.publish(SessionRecorded, { referralId, assignmentId: randomUUID(), sessionId: randomUUID() });
  // The citizen is asked about another organisation: the first one hears no more of it.
  await at.publish(ConsentRequested, asked(referralId, otherOrganisationId));
  await at.publish(Offered, offered(referralId, otherOrganisationId));
  await at.publish(Accepted, { referralId, organisationId: otherOrganisationId });
  await at.publish(CallAsked, { callId: randomUUID(), organisationId });
  // CON-26 a peer wrote other words: the organisation is told, and the citizen who is choosing, who is nobody of these.
  await at.publish(PeerChanged, { peerId, organisationId });
  await at.publish(ShownPeerChanged, { referralId, assignmentId: randomUUID() });
  const everything = {
    Karen: ["consent.requested -", "consent.granted id", "referral.offered id", "consent.requested id", "referral.offered id", "referral.accepted id"],
    Ulla: ["consent.requested -", "consent.granted -", "referral.offered -", "consent.requested -", "referral.offered -", "referral.accepted -"],
    Lone: [],
    Signe: ["referral.offered id", "peer-assignment.asked id", "peer-assignment.started id", "peer-assignment.session-recorded id", "peer-assignment.handed-back id", "peer-assignment.session-recorded id", "peer-assignment.call-asked -", "peer-assignment.peer-changed -"],
    Ali: ["referral.offered id", "referral.accepted id"],
    Per: ["peer-assignment.asked -", "peer-assignment.started id", "peer-assignment.session-recorded id", "peer-assignment.handed-back -", "peer-assignment.peer-changed -"],
    Rita: ["consent.requested -", "referral.looked-up -", "consent.granted -", "referral.offered -", "consent.requested -", "referral.offered -"],
    Bente: [],
  };
  await expect.poll(told, shortly).toEqual(everything);
  await sleep(150);
  expect(told(), "and nothing comes after").toEqual(everything);
});

test("CON-29 a citizen is told of her own referrals, also of one that is new, and of nobody else's", async () => {
  const at = await stage();
  const own: string[] = [];
  const answerWith = () => Object.assign(at.services.answer, { status: 200, body: JSON.stringify({ result: { data: own.map((referralId) => ({ referralId })) } }) });
  answerWith();
  const bente = await at.signedIn("Bente Prøve");
  const stream = await listen(at.portal, bente);
  const [others, mine] = [randomUUID(), randomUUID()];
  await at.publish(ConsentRequested, asked(others));
  own.push(mine);
  answerWith();
  await at.publish(ConsentRequested, asked(mine));
  await at.publish(Offered, offered(others));
  await at.publish(Offered, offered(mine));
  const told = [{ type: ConsentRequested.type, referralId: mine }, { type: Offered.type, referralId: mine }];
  await expect.poll(stream.changes, shortly).toEqual(told);
  const askedFor = at.services.received.filter(({ path }) => path === "/trpc/myReferrals").length;
  await at.publish(Accepted, { referralId: others, organisationId });
  await at.publish(Accepted, { referralId: mine, organisationId });
  await expect.poll(stream.changes, shortly).toEqual([...told, { type: Accepted.type, referralId: mine }]);
  expect(at.services.received.filter(({ path }) => path === "/trpc/myReferrals"), "what was seen once is not asked again").toHaveLength(askedFor);
  await stream.leave();

  // While the referral service is away nothing is told, and nothing is lost.
  Object.assign(at.services.answer, { status: 503, body: "{}" });
  const again = await listen(at.portal, bente, { after: 0 });
  await sleep(200);
  expect(again.told).toEqual([]);
  answerWith();
  await expect.poll(again.changes, shortly).toEqual([...told, { type: Accepted.type, referralId: mine }]);
});

test("REF-28 who waits to be called is told of her own wish, one made while she looks too, and of nobody else's", async () => {
  const at = await stage();
  Object.assign(at.services.answer, { body: '{"result":{"data":[]}}' });
  const [mine, others] = [randomUUID(), randomUUID()];
  const stream = await listen(at.portal, await at.signedIn("Bente Prøve"));
  const changed = (contactRequestId: string) => at.publish(ContactRequestChanged, { contactRequestId, authorityId: "municipality-0751", unitId: null });
  await changed(others);
  at.services.calls.push({ contactRequestId: mine });
  await changed(mine);
  await changed(others);
  await changed(mine);
  const told = { type: ContactRequestChanged.type, referralId: null };
  await expect.poll(stream.changes, shortly).toEqual([told, told]);
  await sleep(200);
  expect(stream.changes()).toHaveLength(2);
});

test("CON-15 CON-29 who acts for another is told of those consents alone, once more when the right ends, and nothing after; a right that begins while she looks counts", async () => {
  const at = await stage();
  Object.assign(at.services.answer, { body: '{"result":{"data":[]}}' });
  const [referralId, other] = [randomUUID(), randomUUID()];
  const stream = await listen(at.portal, await at.signedIn("Bente Prøve"));
  const granted = { ...consent(referralId), epoch: 1, validFrom: "2026-12-04T10:00:00.000Z", expiresAt: later };
  const right = (id: string) => at.publish(RepresentationChanged, { representationId: randomUUID(), referralId: id, purposes: ["referral"] });
  await at.publish(ConsentGranted, granted);
  // At the beginning, and for the referral that she has not seen.
  await expect.poll(() => at.services.received.filter(({ path }) => path === "/trpc/myRights").length, shortly).toBe(2);
  at.services.rights.push({ referralId, purposes: ["referral"], to: null }, { referralId: other, purposes: ["referral"], to: "2026-01-01" });
  await right(referralId);
  const begun = { type: RepresentationChanged.type, referralId };
  await expect.poll(stream.changes, shortly).toEqual([begun]);
  await at.publish(ConsentGranted, granted);
  await at.publish(ConsentGranted, { ...granted, purpose: "measurement" });
  await at.publish(ConsentGranted, { ...granted, ...consent(other) });
  await at.publish(SessionRecorded, { referralId, assignmentId: randomUUID(), sessionId: randomUUID() });
  const told = [begun, { type: ConsentGranted.type, referralId }];
  await expect.poll(stream.changes, shortly).toEqual(told);

  at.services.rights.length = 0;
  await right(referralId);
  await at.publish(ConsentGranted, granted);
  await right(referralId);
  await expect.poll(stream.changes, shortly).toEqual([...told, { type: RepresentationChanged.type, referralId: null }]);
  await sleep(200);
  expect(stream.changes(), "and nothing comes after").toHaveLength(3);
});

test("OPS-04 who is not logged in, asks from elsewhere or names no position hears nothing", async () => {
  const at = await stage();
  const signe = await at.signedIn("Signe Prøve");
  const ask = (who: typeof signe, path = "/changes", headers: Record<string, string> = {}) => who.send(path, { headers });
  expect(codeIn(await ask(at.visitor()))).toBe("NOT_LOGGED_IN");
  expect(codeIn(await ask(signe, "/changes", { "sec-fetch-site": "cross-site" }))).toBe("CROSS_SITE_REQUEST");
  for (const bad of ["x", "-1", "1.5", "1e3", "9".repeat(16), "%00"]) {
    const answer = await ask(signe, `/changes?after=${bad}`);
    expect([answer.status, codeIn(answer)], bad).toEqual([400, "INPUT_INVALID"]);
  }
  expect((await ask(signe, "/changes", { "last-event-id": "0; DROP TABLE change" })).status).toBe(400);
  expect((await signe.send("/changes", { method: "POST" })).status).toBe(404);
  expect((await signe.send("/changes", { method: "HEAD" })).status).toBe(404);
});

test("what came while nobody of this process listened, or from another process, is told all the same; what is not kept any more is said to be missed", async () => {
  const at = await stage();
  const signe = await at.signedIn("Signe Prøve");
  const stream = await listen(at.portal, signe);
  await expect.poll(() => stream.state.lastEventId, shortly).toBe(0);
  await inTransaction(at.database.owner, (tx) => appendChanges(tx, [{ eventId: randomUUID(), type: "of another process", referralId: null, audience: [`organisation:${organisationId}`] }], new Date()));
  await expect.poll(stream.changes, shortly).toEqual([{ type: "of another process", referralId: null }]);
  await stream.leave();
  for (let n = 0; n < 3; n += 1) await at.publish(Offered, offered(randomUUID()));
  await at.database.owner.query("DELETE FROM change WHERE position < 4");
  const late = await listen(at.portal, signe, { lastEventId: 1 });
  await expect.poll(() => late.changes().map(({ type }) => type), shortly).toEqual(["missed", Offered.type]);
  // A page that has seen more than there is: the database came from a backup.
  const ahead = await listen(at.portal, signe, { lastEventId: 900 });
  await expect.poll(() => [ahead.state.lastEventId, ahead.changes().map(({ type }) => type)], shortly).toEqual([4, ["missed"]]);
});
