import { beginCall, ChangedMeanwhile, inTransaction, withinCall } from "@haandslag/service-kit";
import { rowsWithin, touchedWithin } from "@haandslag/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Consent } from "../src/domain/consent/state.ts";
import { recordEpochs } from "../src/storage/heads.ts";
import { aDisclosure, bridge, harbour, key, municipality, openConsentService, people, subjectOf, type TestService, whenGranted, whenSent } from "./given.ts";

let service: TestService;
let url: string;
let own: Awaited<ReturnType<typeof whenGranted>>;
/** One citizen's consents to the harbour, disclosed under and one of them ended; another citizen's to the bridge. */
beforeAll(async () => {
  service = await openConsentService();
  url = service.database.url;
  own = await whenGranted(service);
  await whenSent(service, own.referralId);
  await service.as(people.citizen).revokeConsent({ idempotencyKey: key(), consentId: own.idOf("referral") });
  const other = await whenGranted(service, { subjectId: subjectOf("b"), authority: null, organisation: { party: bridge, name: "Broen", phone: "70 00 00 01" }, questions: [{ purpose: "referral", categories: ["situation"] }] });
  await service.as(people.referralService).disclose(aDisclosure(other.referralId, { discloser: { kind: "citizen" }, recipient: bridge, categories: ["situation"] }));
});
afterAll(() => service.close());

const tables = ["consent", "consent_history", "consent_epoch", "consent_notice", "disclosure", "disclosure_head", "log_entry"];
const all = async () => rowsWithin(url, "*");
const only = (counted: Record<string, number>) => Object.fromEntries(tables.map((table) => [table, counted[table]]));

describe("CON-29 by plain SQL as the role that the service runs as", () => {
  it.each([["no tenant set", undefined], ["an empty one", ""], ["a tenant that is party to nothing", "municipality-0147"], ["a word that is every citizen's", "citizen"], ["something like everything", "%"]])("with %s there are no rows in any table", async (_what, scope) => {
    expect(Object.entries(await rowsWithin(url, scope)).filter(([, rows]) => rows > 0)).toEqual([]);
  });

  it("each party sees its own referral's rows, and both together are all of them", async () => {
    const [ofCitizen, ofMunicipality, ofHarbour, ofBridge, everything] = await Promise.all([rowsWithin(url, subjectOf("a")), rowsWithin(url, municipality.id), rowsWithin(url, harbour.id), rowsWithin(url, bridge.id), all()]);
    expect(Object.values(only(ofCitizen)).every((rows) => (rows ?? 0) > 0)).toBe(true);
    // The authority that asked is a party to what the citizen shares with the organisation too.
    expect(only(ofMunicipality)).toEqual({ ...only(ofCitizen) });
    expect(only(ofBridge)).toEqual(only(await rowsWithin(url, subjectOf("b"))));
    expect(ofHarbour["consent"]).toBe(3);
    expect(Object.fromEntries(tables.map((table) => [table, (ofCitizen[table] ?? 0) + (ofBridge[table] ?? 0)]))).toEqual(only(everything));
  });

  it("events and what messaging keeps are for the service alone", async () => {
    const seen = await rowsWithin(url, municipality.id);
    expect([seen["outbox"], seen["inbox"], seen["held_event"]]).toEqual([0, 0, 0]);
    expect((await all())["outbox"]).toBeGreaterThan(0);
  });

  it.each([
    ["UPDATE consent SET version = version + 1", 0], ["UPDATE disclosure_head SET position = position + 1", 0], ["UPDATE outbox SET published_at = now()", 0],
  ])("%s touches nothing of another's", async (statement, rows) => {
    expect(await touchedWithin(url, undefined, statement)).toBe(rows);
    expect(await touchedWithin(url, "municipality-0147", statement)).toBe(rows);
  });

  it.each(["consent_epoch", "disclosure", "consent_notice", "consent_history"])("nothing can be added to %s in another's name, or in nobody's", async (table) => {
    const copy = `INSERT INTO ${table} SELECT * FROM json_populate_record(NULL::${table}, $json$${JSON.stringify((await service.sql(`SELECT to_jsonb(t) - 'previous' AS row FROM ${table} t LIMIT 1`))[0]?.["row"])}$json$)`;
    for (const scope of [undefined, "municipality-0147"]) await expect(touchedWithin(url, scope, table === "consent_epoch" ? copy.replace("SELECT *", "(consent_id, epoch, referral_id, subject_id, purpose, discloser, recipient, position, status, categories, despite_protection) SELECT consent_id, 99, referral_id, subject_id, purpose, discloser, recipient, 999, status, categories, despite_protection") : copy)).rejects.toMatchObject({ code: "42501", message: expect.stringContaining("row-level security") as string });
  });
});

describe("CON-29 within the service", () => {
  it("two citizens who ask in the same tick are each told of their own", async () => {
    const others = await service.sql<{ id: string }>("SELECT id FROM consent WHERE subject_id = $1", [subjectOf("b")]);
    const [mine, theirs] = await Promise.all([
      service.as(people.citizen).myConsent({ consentId: own.idOf("feedback") }),
      service.as(people.otherCitizen).myConsent({ consentId: others[0]?.id ?? "" }),
    ]);
    expect([mine.consentId, theirs.consentId]).toEqual([own.idOf("feedback"), others[0]?.id]);
  });

  it("a replay is its caller's alone: the first result stays with who gave the command", async () => {
    const { n } = (await service.sql<{ n: number }>("SELECT count(*)::int AS n FROM idempotency WHERE tenant = $1", [subjectOf("a")]))[0] ?? { n: -1 };
    expect((await rowsWithin(url, subjectOf("a")))["idempotency"]).toBe(n);
    expect((await rowsWithin(url, municipality.id))["idempotency"]).toBe(0);
  });
});

describe("CON-29 one referral, two organisations one after the other", () => {
  it("each reaches the rows that it is itself a party to; the citizen and the authority that refers reach them all", async () => {
    const [first, second] = [{ kind: "organisation", id: "organisation-first" }, { kind: "organisation", id: "organisation-second" }] as const;
    const sender = { kind: "authority", id: "municipality-0751" } as const;
    const asking = { subjectId: subjectOf("c"), authority: { party: sender, name: "Aarhus Kommune", unitId: "unit-1", legalBasis: "serviceloven-82" } } as const;
    const { referralId, idOf } = await whenGranted(service, { ...asking, organisation: { party: first, name: "Den første", phone: "70 00 00 02" } });
    await service.as(people.referralService).disclose(aDisclosure(referralId, { discloser: sender, recipient: first }));
    await service.as({ ...people.citizen, subjectId: subjectOf("c") }).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    const [ofFirst, ofCitizen] = await Promise.all([rowsWithin(url, first.id), rowsWithin(url, subjectOf("c"))]);
    expect(only(ofFirst)).toEqual(only(ofCitizen));

    const again = await whenGranted(service, { ...asking, referralId, organisation: { party: second, name: "Den anden", phone: "70 00 00 03" } });
    await service.as(people.referralService).disclose(aDisclosure(referralId, { discloser: sender, recipient: second }));
    expect(only(await rowsWithin(url, first.id))).toEqual(only(ofFirst));
    const ofSecond = await rowsWithin(url, second.id);
    expect(ofSecond["consent"]).toBe(again.input.questions.length);
    const [everything, ofSender] = await Promise.all([rowsWithin(url, subjectOf("c")), rowsWithin(url, sender.id)]);
    expect(only(ofSender)).toEqual(only(everything));
    // Of the heads the one towards the authority is both organisations'.
    for (const table of tables.filter((name) => name !== "disclosure_head")) expect((ofFirst[table] ?? 0) + (ofSecond[table] ?? 0), table).toBe(everything[table]);
    // Whoever is party to one passes on that all shall stop (CON-13), also what is none of its own.
    const stopped = await service.as({ ...people.coordinator, tenantId: first.id }).revokeAllConsents({ idempotencyKey: key(), referralId });
    expect(stopped.stopped.every(({ consentId }) => consentId === idOf("feedback") || consentId === idOf("measurement"))).toBe(true);
    expect(await service.sql("SELECT status FROM consent WHERE referral_id = $1 AND status = 'granted'", [referralId])).toEqual([]);
  });
});

it("CON-12 CON-19 an epoch whose head the call does not reach is no epoch dropped in silence: all of it is rolled back", async () => {
  const [row] = await service.sql<{ state: Extract<Consent, { status: "granted" }> }>("SELECT state FROM consent WHERE id = $1", [own.idOf("feedback")]);
  if (row === undefined) throw new Error("The consent is not there.");
  const record = (scope: string) => withinCall({ ...beginCall({}), scope }, () => inTransaction(service.database.pool, (tx) => recordEpochs(tx, service.consents, [{ ...row.state, epoch: row.state.epoch + 1 }], service.clock.now())));
  await expect(record("municipality-0147")).rejects.toThrow(ChangedMeanwhile);
  await expect(record(subjectOf("a"))).resolves.toBeUndefined();
  // Somebody quicker has written this one.
  await expect(record(subjectOf("a"))).rejects.toThrow(ChangedMeanwhile);
});
