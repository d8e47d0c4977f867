import { fileURLToPath } from "node:url";
import { asService } from "@haandslag/service-kit";
import { schemaDrift } from "@haandslag/service-kit/database";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ConsentEvent } from "../src/domain/consent/events.ts";
import { evolve } from "../src/domain/consent/evolve.ts";
import type { Consent } from "../src/domain/consent/state.ts";
import { aDisclosure, everyQuestion, key, newId, openConsentService, people, sayYes, type TestService, whenAsked, whenGranted } from "./given.ts";

let service: TestService;
beforeAll(async () => { service = await openConsentService(); });
beforeEach(() => service.forget());
afterAll(() => service.close());

describe("CON-12 append-only, by the database role that the service runs as", () => {
  it.each([
    "UPDATE consent_history SET data = '{}'", "DELETE FROM consent_history", "TRUNCATE consent_history",
    "UPDATE consent_epoch SET status = 'granted'", "DELETE FROM consent_epoch",
    "UPDATE disclosure SET categories = '{identity}'", "DELETE FROM disclosure",
    "UPDATE notice SET text = '{}'", "DELETE FROM notice", "UPDATE consent_notice SET hash = ''", "DELETE FROM consent_notice",
    "UPDATE outbox SET data = '{}'", "DELETE FROM outbox", "DELETE FROM idempotency", "UPDATE idempotency SET result = '{}'",
    "DELETE FROM consent", "DELETE FROM disclosure_head", "UPDATE disclosure_head SET subject_id = 'x'",
    "CREATE TABLE more (id int)", "ALTER TABLE disclosure DROP COLUMN at",
  ])("%s is refused", async (statement) => {
    await expect(service.database.pool.query(statement)).rejects.toMatchObject({ code: "42501" });
  });
});

describe("CON-12 epochs", () => {
  it("have no gaps and are never used twice, by the database itself", async () => {
    const { idOf } = await whenGranted(service);
    const copy = (epoch: number) => asService(() => service.database.pool.query(
      `INSERT INTO consent_epoch (consent_id, epoch, referral_id, subject_id, purpose, discloser, recipient, position, status, categories, despite_protection)
       SELECT consent_id, $2, referral_id, subject_id, purpose, discloser, recipient, 900 + $2, 'granted', categories, false FROM consent_epoch WHERE consent_id = $1 AND epoch = 1`, [idOf("referral"), epoch]));
    await expect(copy(2)).rejects.toMatchObject({ code: "23505", constraint: "consent_epoch_pkey" });
    await expect(copy(4)).rejects.toMatchObject({ code: "23503", constraint: "consent_epoch_follows" });
  });

  it("replaying a history gives the row, and its epochs are its changes", async () => {
    const { idOf } = await whenGranted(service);
    const citizen = service.as(people.citizen);
    const consentId = idOf("referral");
    const { notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId });
    await citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: ["situation"] });
    await citizen.renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash } });
    await citizen.revokeConsent({ idempotencyKey: key(), consentId });
    const history = await service.sql<{ data: ConsentEvent }>("SELECT data FROM consent_history WHERE aggregate_id = $1 ORDER BY version", [consentId]);
    const [row] = await service.sql<{ state: Consent }>("SELECT state FROM consent WHERE id = $1", [consentId]);
    expect(history.map(({ data }) => data).reduce<Consent | undefined>(evolve, undefined)).toEqual(row?.state);
    const epochs = await service.sql("SELECT epoch, status, categories, yes_epoch FROM consent_epoch WHERE consent_id = $1 ORDER BY epoch", [consentId]);
    const asked = ["situation", "wishes", "practical", "identity", "contact"];
    expect(epochs).toEqual([
      { epoch: 1, status: "requested", categories: asked, yes_epoch: null },
      { epoch: 2, status: "granted", categories: asked, yes_epoch: 2 },
      { epoch: 3, status: "granted", categories: ["situation"], yes_epoch: 2 },
      { epoch: 4, status: "granted", categories: ["situation"], yes_epoch: 4 },
      { epoch: 5, status: "revoked", categories: asked, yes_epoch: 4 },
    ]);
  });

  it("CON-19 consents and disclosures of one citizen and recipient share one row of positions, without gap or double", async () => {
    const subjectId = `s_${"c".repeat(43)}`;
    const as = { ...people.citizen, subjectId };
    const { referralId, idOf } = await whenAsked(service, { subjectId, questions: [everyQuestion[0] as never, everyQuestion[2] as never] });
    await sayYes(service, idOf("referral"), undefined, { as });
    await service.as(people.referralService).disclose(aDisclosure(referralId));
    await service.as(people.referralService).disclose(aDisclosure(referralId, { recipient: { kind: "organisation", id: "organisation-bridge" } }));
    await service.as(as).revokeConsent({ idempotencyKey: key(), consentId: idOf("referral") });
    const rows = await service.sql("SELECT position::int, 'epoch' AS what FROM consent_epoch WHERE subject_id = $1 UNION ALL SELECT position::int, 'disclosure' FROM disclosure WHERE subject_id = $1 ORDER BY 1", [subjectId]);
    expect(rows).toEqual(["epoch", "epoch", "epoch", "disclosure", "epoch"].map((what, i) => ({ position: i + 1, what })));
  });
});

describe("CON-19 the standing query", () => {
  const plant = (consentId: string, change: Record<string, unknown>) => {
    const columns = { id: newId(), recipient_user: "planted", kind: "case", categories: ["situation"], epoch: 2, position: 500, at: service.clock.now(), correlation_id: "planted", ...change };
    const names = Object.keys(columns);
    return service.sql(
      `INSERT INTO disclosure (referral_id, subject_id, discloser, recipient, purpose, consent_id, ${names.join(", ")})
       SELECT referral_id, subject_id, discloser, recipient, purpose, consent_id, ${names.map((_name, i) => `$${i + 2}`).join(", ")} FROM consent_epoch WHERE consent_id = $1 AND epoch = 1`,
      [consentId, ...Object.values(columns)]);
  };
  const uncovered = async () => (await service.as(people.auditor).uncoveredDisclosures()).uncovered.map(({ disclosureId }) => disclosureId);
  // Each on a citizen of its own, so that planted positions do not meet.
  const letters = "defghijklm".split("");
  const granted = async () => {
    const subjectId = `s_${(letters.shift() ?? "z").repeat(43)}`;
    const as = { ...people.citizen, subjectId };
    const { idOf, referralId } = await whenAsked(service, { subjectId });
    await sayYes(service, idOf("referral"), ["situation", "wishes"], { as });
    await service.as(people.referralService).disclose(aDisclosure(referralId));
    return { consentId: idOf("referral"), as };
  };

  it("is empty after ordinary life, and passes over a planted row that is covered", async () => {
    const { consentId, as } = await granted();
    await plant(consentId, { position: 50 });
    await service.as(as).revokeConsent({ idempotencyKey: key(), consentId });
    await service.sql("UPDATE consent_epoch SET position = 60 WHERE consent_id = $1 AND epoch = 3", [consentId]);
    expect(await uncovered()).toEqual([]);
  });

  it.each<[string, Record<string, unknown>, boolean]>([
    ["of a category that was not given", { categories: ["situation", "contact"] }, false],
    ["under an epoch that was not granted", { epoch: 1 }, false],
    ["under an epoch that never was", { epoch: 7 }, false],
    ["under a consent that never was", { consent_id: "0198a000-0000-7000-8000-00000000beef" }, false],
    ["before the yes", { position: 0 }, false],
    ["after the revocation, though its clock says before", { position: 500, at: new Date("2026-03-02T09:00:00Z") }, true],
    ["after the consent's own time", { at: new Date("2030-01-01T00:00:00Z") }, false],
    ["for another purpose", { purpose: "feedback" }, false],
    ["to another recipient", { recipient: "organisation-bridge" }, false],
  ])("finds a planted row %s", async (_what, change, isRevoked) => {
    const { consentId, as } = await granted();
    if (isRevoked) await service.as(as).revokeConsent({ idempotencyKey: key(), consentId });
    const id = newId();
    const { consent_id: consent, purpose, recipient, ...columns } = change;
    await plant(consentId, { id, ...columns });
    for (const [column, value] of Object.entries({ consent_id: consent, purpose, recipient })) {
      if (value !== undefined) await service.sql(`UPDATE disclosure SET ${column} = $2 WHERE id = $1`, [id, value]);
    }
    expect(await uncovered()).toEqual([id]);
    await service.sql("DELETE FROM disclosure WHERE id = $1", [id]);
  });
});

it("the migration and schema.prisma say the same", async () => {
  expect(await schemaDrift({ url: service.database.ownerUrl, schemaPath: fileURLToPath(new URL("../prisma/schema.prisma", import.meta.url)) })).toBe("");
});

it("CON-26 nothing that was logged or announced here names a citizen, a party by name, or a number to call", async () => {
  const everything = service.lines.join("\n") + JSON.stringify(await service.sql("SELECT key, type, data, correlation_id FROM outbox"));
  expect(everything).not.toMatch(/s_[a-z]{43}|Broen|Havneby|70 00 00 00/);
});
