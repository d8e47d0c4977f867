import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { aDisclosure, aRepresentation, key, newId, people } from "../given.ts";
import type { Yes } from "../../src/domain/consent/state.ts";
import { saidHash } from "../../src/storage/said-hash.ts";
import { expectFoundIn } from "./expect-found.ts";
import { type AuditedTestService, openAuditedService } from "./given-audit.ts";

let service: AuditedTestService;
let ids: Awaited<ReturnType<AuditedTestService["life"]>>;
beforeEach(async () => {
  service = await openAuditedService();
  ids = await service.life();
});
afterEach(() => service.closeAll());

const disclosed = "dk.haandslag.consent.disclosed.v1";
const expectFound = expectFoundIn(() => service);

describe("CON-19 CON-30 the audit finds nothing after ordinary life, and names what was planted: an edited consent", () => {
  it("in its row", () => expectFound(() => service.plant(`UPDATE consent SET state = jsonb_set(state, '{given,expiresAt}', '"2027-12-31T23:00:00.000Z"') WHERE id = $1`, [ids.openConsentId]), ["CONSENT_EDITED"], new RegExp(`CONSENT_EDITED consent ${ids.openConsentId}`)));
  it("in its row and its history", () => expectFound(async () => {
    await service.plant(`UPDATE consent SET state = jsonb_set(state, '{given,categories}', '["situation"]') WHERE id = $1`, [ids.openConsentId]);
    await service.plant(`UPDATE consent_history SET data = jsonb_set(data, '{categories}', '["situation"]') WHERE aggregate_id = $1 AND type = 'granted'`, [ids.openConsentId]);
  }, ["CONSENT_EPOCH_EDITED", "EVENT_EDITED"]));
  it("in the epoch that decisions read", () => expectFound(() => service.plant(`UPDATE consent_epoch SET categories = categories || '{contact}' WHERE consent_id = $1 AND epoch = 3`, [ids.consentId]), ["CONSENT_EPOCH_EDITED"], new RegExp(`consent ${ids.consentId}, epoch 3`)));
  it.each([
    ["the hash of what was shown", "notice_hash", "repeat('f', 64)"], ["which text it was", "notice_id", "'another'"], ["how it was answered", "method", "'paper'"], ["how sure the login was", "assurance_level", "'high'"],
    ["by whom", "answered_by", "'representative'"], ["under which law", "law_row", "'health-professional.referral.adult'"],
  ])("in its evidence (CON-11): %s", async (_what, column, value) => {
    const { findings } = await expectFound(() => service.plant(`UPDATE consent_epoch SET ${column} = ${value} WHERE consent_id = $1 AND epoch = 2`, [ids.consentId]), ["CONSENT_EPOCH_EDITED"], new RegExp(`consent ${ids.consentId}, epoch 2`));
    const camel = column.replaceAll(/_[a-z]/g, (letter) => (letter[1] ?? "").toUpperCase());
    // Against the history, and against the log.
    expect(findings.map(({ detail }) => detail).toSorted()).toEqual([expect.stringContaining(`history in ${camel}`), expect.stringContaining("does not give the commitment")]);
  });
  const editYes = (path: string, value: string) => async () => {
    await service.plant(`UPDATE consent_history SET data = jsonb_set(data, '{yes,${path}}', $2) WHERE aggregate_id = $1 AND type = 'granted'`, [ids.consentId, JSON.stringify(value)]);
    return (state: string) => service.plant(`UPDATE consent SET state = jsonb_set(state, '${state}', $2) WHERE id = $1`, [ids.consentId, JSON.stringify(value)]);
  };
  it("in its evidence (CON-11), in the history alone", () => expectFound(editYes("notice,hash", "f".repeat(64)), ["CONSENT_EDITED", "CONSENT_EPOCH_EDITED"]));
  it("in its evidence (CON-11), in row, history and epoch, so that only the log knows", async () => {
    const { findings } = await expectFound(async () => {
      for (const [path, column, value] of [["notice,hash", "notice_hash", "f".repeat(64)], ["assuranceLevel", "assurance_level", "high"], ["lawRow", "law_row", "health-professional.referral.adult"]] as const) {
        await (await editYes(path, value)())(`{given,yes,${path}}`);
        await service.plant(`UPDATE consent_epoch SET ${column} = $2 WHERE consent_id = $1 AND epoch = 2`, [ids.consentId, value]);
      }
      const [yes] = await service.sql<{ yes: Yes }>("SELECT data->'yes' AS yes FROM consent_history WHERE aggregate_id = $1 AND type = 'granted'", [ids.consentId]);
      await service.plant("UPDATE consent_epoch SET said_hash = $2 WHERE consent_id = $1 AND epoch = 2", [ids.consentId, saidHash(yes as { yes: Yes })]);
    }, ["CONSENT_EPOCH_EDITED"]);
    expect(findings.map(({ about, detail }) => `${about}: ${detail}`)).toEqual([expect.stringMatching(/epoch 2: with its salt it does not give the commitment/)]);
  });
  it.each([
    ["whose yes it was", 2, "granted", "{yes,grantor}", "{given,yes,grantor}"],
    ["who acted for the citizen", 2, "granted", "{yes,actedFor}", "{given,yes,actedFor}"],
    ["what was recorded on paper", 2, "granted", "{yes,assisted}", "{given,yes,assisted}"],
    ["who asked", 1, "requested", "{question,senderUnitId}", "{senderUnitId}"],
  ])("in row and history alike, in a part of the answer that no column says (CON-11, CON-15): %s", async (_what, epoch, type, inHistory, inRow) => {
    const edited = JSON.stringify("another");
    await expectFound(async () => {
      await service.plant(`UPDATE consent_history SET data = jsonb_set(data, '${inHistory}', $3) WHERE aggregate_id = $1 AND type = $2`, [ids.consentId, type, edited]);
      await service.plant(`UPDATE consent SET state = jsonb_set(state, '${inRow}', $2) WHERE id = $1`, [ids.consentId, edited]);
    }, inHistory.endsWith("actedFor}") ? ["CONSENT_EDITED", "CONSENT_EPOCH_EDITED"] : ["CONSENT_EDITED"], new RegExp(`CONSENT_EDITED consent ${ids.consentId}, epoch ${epoch}`));
  });
  it("in row and history alike, its hash taken out as though it were of before there was one: the log knows", async () => {
    await expectFound(() => service.plant("UPDATE consent_epoch SET said_hash = NULL WHERE consent_id = $1 AND epoch = 2", [ids.consentId]), ["CONSENT_EPOCH_EDITED"]);
  });
  it("in all of these and in its event, so that only what was hashed knows", () => expectFound(async () => {
    for (const [table, where] of [["consent", "id"], ["consent_history", "aggregate_id"]]) {
      const column = table === "consent" ? "state" : "data";
      await service.plant(`UPDATE ${table} SET ${column} = replace(${column}::text, 'wishes', 'contact')::jsonb WHERE ${where} = $1`, [ids.consentId]);
    }
    await service.plant(`UPDATE consent_epoch SET categories = array_replace(categories, 'wishes', 'contact') WHERE consent_id = $1`, [ids.consentId]);
    await service.plant(`UPDATE outbox SET data = replace(data::text, 'wishes', 'contact')::jsonb WHERE data->>'consentId' = $1 AND type <> $2`, [ids.consentId, disclosed]);
  }, ["CONSENT_EDITED", "CONSENT_EPOCH_EDITED", "DISCLOSURE_UNCOVERED"], /CONSENT_EPOCH_EDITED/));
  it("by a time finer than the service writes", () => expectFound(() => service.plant("UPDATE consent_epoch SET at = at + interval '1 microsecond' WHERE consent_id = $1 AND epoch = 2", [ids.consentId]), ["CONSENT_EPOCH_EDITED"]));
  it("whose revocation was taken out of the epochs", () => expectFound(() => service.plant("DELETE FROM consent_epoch WHERE consent_id = $1 AND epoch = 4", [ids.consentId]), ["CONSENT_EPOCH_MISSING", "HEAD_WRONG"]));
  it("that is gone with its history", () => expectFound(async () => {
    await service.plant("DELETE FROM consent WHERE id = $1", [ids.openConsentId]);
    await service.plant("DELETE FROM consent_history WHERE aggregate_id = $1", [ids.openConsentId]);
  }, ["CONSENT_EPOCH_UNEXPLAINED", "CONSENT_MISSING", "EVENT_UNEXPLAINED"]));
  it("and the text it was asked with, hashed anew", () => expectFound(() => service.plant(`UPDATE consent_notice SET hash = repeat('f', 64) WHERE consent_id = $1 AND language = 'da'`, [ids.consentId]), ["NOTICE_EDITED"]));
  it("and the text it was asked with, gone", () => expectFound(() => service.plant(`DELETE FROM consent_notice WHERE consent_id = $1 AND language = 'da'`, [ids.consentId]), ["NOTICE_EDITED"]));
  it("and the text it was asked with", () => expectFound(() => service.plant(`UPDATE consent_notice SET text = jsonb_set(text, '{parts,purpose}', '"another"') WHERE consent_id = $1 AND language = 'da'`, [ids.consentId]), ["NOTICE_EDITED"]));
});

describe("CON-15 CON-30 the audit names who acts for a citizen, where that was written to", () => {
  it.each([
    ["another who acts", "UPDATE representation SET state = jsonb_set(state, '{representativeSubjectId}', to_jsonb(repeat('r', 45))) WHERE id = $1"],
    ["in its history alone", `UPDATE representation_history SET data = jsonb_set(data, '{facts,purposes}', '["referral"]') WHERE aggregate_id = $1`],
    ["a history that says nothing", "UPDATE representation_history SET data = 'null' WHERE aggregate_id = $1"],
    ["its history gone", "DELETE FROM representation_history WHERE aggregate_id = $1"],
    ["its row gone", "DELETE FROM representation WHERE id = $1"],
  ])("%s", async (_what, statement) => {
    const { representationId } = await service.as(people.referralService).recordRepresentation(aRepresentation({ referralId: ids.openReferralId, subjectId: `s_${"z".repeat(43)}` }));
    await expectFound(() => service.plant(statement, [representationId]), ["REPRESENTATION_EDITED"], new RegExp(`representation ${representationId}`));
  });
  it.each([
    ["that others were told of it twice", "jsonb_build_object('representationId', $1::text) || data"],
    ["that others were told of more than it covers", `data || '{"purposes": ["measurement"]}'`],
    ["that others were told of one that there is not", `data || '{"representationId": "00000000-0000-7000-8000-000000000001"}'`],
  ])("and %s", async (_what, said) => {
    const { representationId } = await service.as(people.referralService).recordRepresentation(aRepresentation({ referralId: ids.openReferralId, subjectId: `s_${"z".repeat(43)}` }));
    await expectFound(() => service.plant(
      `INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, traceparent, data)
       SELECT gen_random_uuid(), topic, key, type, time, correlation_id, traceparent, ${said} FROM outbox WHERE data->>'representationId' = $1::text`, [representationId]), ["EVENT_UNEXPLAINED"]);
  });
});

describe("CON-19 CON-30 the audit names a ledger that was written to", () => {
  it("a deleted row", () => expectFound(() => service.plant("DELETE FROM disclosure WHERE id = $1", [ids.disclosureId]), ["DISCLOSURE_MISSING", "EVENT_UNEXPLAINED", "POSITION_MISSING"], new RegExp(`DISCLOSURE_MISSING disclosure ${ids.disclosureId}`)));
  it("a deleted row with its entry, whose leaf stays", () => expectFound(async () => {
    await service.plant("DELETE FROM disclosure WHERE id = $1", [ids.openDisclosureId]);
    await service.plant("DELETE FROM log_entry WHERE ref = $1", [ids.openDisclosureId]);
  }, ["EVENT_UNEXPLAINED", "HEAD_WRONG", "LOG_CUT_SHORT"]));
  it("a row that was changed", () => expectFound(() => service.plant("UPDATE disclosure SET recipient_user = 'login-stranger' WHERE id = $1", [ids.disclosureId]), ["DISCLOSURE_EDITED"]));
  it("a disclosure written past the API, covered or not", () => expectFound(() => service.plant(`
    INSERT INTO disclosure (id, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, consent_id, epoch, position, at, correlation_id)
    SELECT $2, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, consent_id, epoch, position + 1, at, correlation_id FROM disclosure WHERE id = $1`, [ids.openDisclosureId, newId()]),
  ["DISCLOSURE_NOT_LOGGED", "HEAD_WRONG"]));
  it("a disclosure after the revocation, written past the API", () => expectFound(() => service.plant(`
    INSERT INTO disclosure (id, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, consent_id, epoch, position, at, correlation_id)
    SELECT $2, referral_id, subject_id, discloser, recipient, recipient_user, kind, purpose, categories, consent_id, epoch, 90, at + interval '1 hour', correlation_id FROM disclosure WHERE id = $1`, [ids.disclosureId, newId()]),
  ["DISCLOSURE_NOT_LOGGED", "DISCLOSURE_UNCOVERED", "HEAD_WRONG", "POSITION_MISSING"]));
});

describe("CON-30 one value that nothing can read is a finding, and hides no other", () => {
  const another = () => service.plant("UPDATE disclosure SET recipient_user = 'login-stranger' WHERE id = $1", [ids.disclosureId]);
  const openEpoch = "WHERE consent_id = $1 AND status = 'granted'";
  it.each([
    ["an expiry without end", `UPDATE consent_epoch SET expires_at = 'infinity' ${openEpoch}`, ["CONSENT_EPOCH_EDITED"]],
    ["an epoch before all time", `UPDATE consent_epoch SET at = '-infinity' ${openEpoch}`, ["CLOCK_SET_BACK", "CONSENT_EPOCH_EDITED"]],
    ["a history that says nothing", "UPDATE consent_history SET data = 'null' WHERE aggregate_id = $1 AND type = 'granted'", ["CONSENT_HISTORY_BROKEN"]],
    ["a history dated never", "UPDATE consent_history SET at = 'infinity' WHERE aggregate_id = $1 AND type = 'requested'", ["CLOCK_SET_BACK"]],
    ["a state that says nothing", "UPDATE consent SET state = state || '{\"given\": null, \"notices\": null}' WHERE id = $1", ["CONSENT_EDITED"]],
    ["a notice that says nothing", "UPDATE consent_notice SET text = 'null' WHERE consent_id = $1 AND language = 'da'", ["NOTICE_EDITED"]],
    ["an event that says nothing", "UPDATE outbox SET data = jsonb_build_object('consentId', $1::uuid::text, 'epoch', null) WHERE data->>'consentId' = $1::uuid::text AND type LIKE '%granted.v1'", ["EVENT_EDITED"]],
  ])("%s", async (_what, statement, codes) => {
    await expectFound(async () => { await service.plant(statement, [ids.openConsentId]); await another(); }, [...codes, "DISCLOSURE_EDITED"]);
  });
  it("an account that says nothing, a receipt of no time, a checkpoint of none", () => expectFound(async () => {
    await service.plant("UPDATE receipt_account_history SET data = 'null' WHERE aggregate_id = $1 AND version = 2", [ids.consentId]);
    await service.plant("UPDATE receipt SET at = 'infinity' WHERE consent_id = $1 AND epoch = 4 AND holder = 'referral'", [ids.consentId]);
    await service.plant("UPDATE log_checkpoint SET at = 'infinity' WHERE size = (SELECT max(size) FROM log_checkpoint)");
    await another();
  }, ["CHECKPOINT_EDITED", "DISCLOSURE_EDITED", "RECEIPT_ACCOUNT_EDITED", "RECEIPT_EDITED"]));
});

describe("CON-18 CON-30 the audit names events that do not follow from what happened", () => {
  const revoked = "dk.haandslag.consent.revoked.v1";
  it("one that was deleted", () => expectFound(() => service.plant("DELETE FROM outbox WHERE type = $2 AND data->>'consentId' = $1", [ids.consentId, revoked]), ["EVENT_MISSING"]));
  it("one that was changed", () => expectFound(() => service.plant(`UPDATE outbox SET data = jsonb_set(data, '{epoch}', '9') WHERE type = $2 AND data->>'consentId' = $1`, [ids.consentId, revoked]), ["EVENT_EDITED"]));
  const ofDisclosure = "type = $2 AND data->>'disclosureId' = $1";
  it("one of a disclosure that was deleted", () => expectFound(() => service.plant(`DELETE FROM outbox WHERE ${ofDisclosure}`, [ids.disclosureId, disclosed]), ["EVENT_MISSING"], new RegExp(`EVENT_MISSING consent ${ids.consentId}`)));
  it("one of a disclosure that was changed", () => expectFound(() => service.plant(`UPDATE outbox SET data = jsonb_set(data, '{recipient,id}', '"organisation-broen"') WHERE ${ofDisclosure}`, [ids.disclosureId, disclosed]), ["EVENT_EDITED"]));
  it("one of a disclosure that never was", () => expectFound(() => service.plant(`INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data) SELECT $3::uuid, topic, key, type, time, correlation_id, jsonb_set(data, '{disclosureId}', to_jsonb($3::text)) FROM outbox WHERE ${ofDisclosure}`, [ids.disclosureId, disclosed, newId()]), ["EVENT_UNEXPLAINED"]));
  it("one of a disclosure that says of itself that none was told", () => expectFound(() => service.plant("UPDATE disclosure SET is_told = false WHERE id = $1", [ids.disclosureId]), ["EVENT_UNEXPLAINED"]));
  it("but none is missed of a disclosure of before others were told", async () => {
    await service.plant("UPDATE disclosure SET is_told = false WHERE id = $1", [ids.disclosureId]);
    await service.plant(`DELETE FROM outbox WHERE ${ofDisclosure}`, [ids.disclosureId, disclosed]);
    expect((await service.audit()).findings).toEqual([]);
  });
  const added = (change: string) => () => service.plant(`INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data) SELECT $2, topic, key, type, time, correlation_id, data FROM (SELECT (jsonb_populate_record(o, ${change})).* FROM outbox o WHERE type = $3 AND data->>'consentId' = $1) AS changed`, [ids.consentId, newId(), revoked]);
  it.each([
    ["of a type that this service never tells", `'{"type": "dk.haandslag.consent.given-to-all.v1"}'`], ["of another service", `'{"type": "dk.haandslag.referral.accepted.v1", "topic": "referral.events.v1", "data": {"referralId": "x"}}'`],
    ["on another topic", `'{"topic": "referral.events.v1"}'`], ["about nothing", `'{"data": {}}'`],
  ])("one %s", async (_what, change) => { await expectFound(added(change), ["EVENT_UNEXPLAINED"]); });
  it("one that was turned to another topic", () => expectFound(() => service.plant(`UPDATE outbox SET topic = 'elsewhere' WHERE type = $2 AND data->>'consentId' = $1`, [ids.consentId, revoked]), ["EVENT_EDITED"]));
  it("one that nothing led to", () => expectFound(() => service.plant(`INSERT INTO outbox (event_id, topic, key, type, time, correlation_id, data) SELECT $2, topic, key, type, time, correlation_id, data FROM outbox WHERE type = $3 AND data->>'consentId' = $1`, [ids.consentId, newId(), revoked]), ["EVENT_UNEXPLAINED"]));
});

describe("CON-04 CON-30 the audit names a clock that was set back", () => {
  it("before anything was written by it", () => expectFound(async () => service.clock.advance({ minutes: -1 }), ["CLOCK_SET_BACK"], /the service's clock/));
  it("when it goes right again, and something was disclosed meanwhile", () => expectFound(async () => {
    const disclose = () => service.as(people.referralService).disclose(aDisclosure(ids.openReferralId));
    service.clock.advance({ hours: 1 });
    await disclose();
    service.clock.advance({ minutes: -30 });
    await disclose();
    service.clock.advance({ hours: 2 });
    await service.whenCovered();
  }, ["CLOCK_SET_BACK"], /CLOCK_SET_BACK disclosure/));
  it("and somebody else's consent was changed meanwhile", () => expectFound(async () => {
    service.clock.advance({ hours: -2 });
    await service.as(people.citizen).revokeAllConsents({ idempotencyKey: key(), referralId: ids.referralId });
    service.clock.advance({ hours: 4 });
    await service.whenCovered();
  }, ["CLOCK_SET_BACK"]));
});
