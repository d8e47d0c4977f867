import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ConsentNarrowed, ConsentRevoked } from "@haandslag/contracts";
import { receiptsGivenRetention, removeDue } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { expect, it } from "vitest";
import { removeImportedMessages } from "../../src/storage/remove-imported-messages.ts";
import { givenService, key } from "../given.ts";
import { maja, ofOtherAuthority } from "../people.ts";
import { referrals } from "../referrals.ts";

it("OPS-08 a message is forgotten after a year, a receipt five years after the consent's last; what is younger, and a narrowing whose consent goes on, stays", async () => {
  const world = await givenService();
  const retention = connectPool(world.database.retentionUrl, { max: 1, applicationName: "retention" });
  const yearsOn = (years: number, ms: number) => {
    const then = world.clock.now();
    then.setUTCFullYear(then.getUTCFullYear() + years);
    return new Date(then.getTime() + ms);
  };
  const rules = [removeImportedMessages, receiptsGivenRetention];
  const order = readFileSync(join(import.meta.dirname, "../../examples/ffb-order.json"), "utf8");
  const rows = async (sql: string) => (await world.database.owner.query(sql)).rows as Record<string, unknown>[];

  const [over, narrowed] = [await referrals(world).accepted(), await referrals(world).accepted()];
  await world.as(maja).importMessage({ idempotencyKey: key(), message: order });
  await world.hear(ConsentNarrowed, world.consentFacts(over, "referral", ["situation", "wishes", "practical"]));
  await world.hear(ConsentNarrowed, world.consentFacts(narrowed, "referral", ["situation", "wishes", "practical"]));
  const before = world.clock.now();
  world.clock.advance({ days: 1 });
  await world.as(ofOtherAuthority).importMessage({ idempotencyKey: key(), message: order });
  await world.hear(ConsentRevoked, { ...world.consentFacts(over, "referral", []), by: "citizen" });
  expect(await rows("SELECT is_over FROM receipt_given ORDER BY is_over")).toEqual([{ is_over: false }, { is_over: false }, { is_over: true }]);

  world.clock.moveTo(before.toISOString());
  expect(await removeDue(retention, rules, yearsOn(1, 0))).toEqual({});
  expect(await removeDue(retention, rules, yearsOn(1, 1))).toEqual({ "imported-messages": 1 });
  expect(await rows("SELECT authority_id FROM imported_message")).toEqual([{ authority_id: ofOtherAuthority.tenantId }]);
  world.clock.advance({ days: 1 });
  expect(await removeDue(retention, rules, yearsOn(5, 0)), "the other message; the receipts are five years old and not older").toEqual({ "imported-messages": 1 });
  expect(await removeDue(retention, rules, yearsOn(5, 1))).toEqual({ "receipts-given": 2 });
  expect(await rows("SELECT referral_id, is_over FROM receipt_given")).toEqual([{ referral_id: narrowed, is_over: false }]);
  await retention.end();
  await world.close();
});
