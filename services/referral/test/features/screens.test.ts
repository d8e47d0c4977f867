import { afterAll, beforeAll, expect, it } from "vitest";
import { type GivenService, givenService, havnen, key } from "../given.ts";
import { kimAsCitizen, maja, signe, toveAsCitizen } from "../people.ts";
import { draft, referrals } from "../referrals.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

/** What is announced while somebody does something. */
async function told(act: () => Promise<unknown>): Promise<unknown[]> {
  const { rows: [{ last } = { last: "0" }] } = await world.database.owner.query<{ last: string }>("SELECT coalesce(max(position), 0) AS last FROM outbox");
  await act();
  const { rows } = await world.database.owner.query<{ type: string; data: object }>("SELECT type, data FROM outbox WHERE position > $1 ORDER BY position", [last]);
  return rows.map(({ type, data }) => [type.split(".")[3], data]);
}
const unit = { authorityId: maja.tenantId, unitId: maja.unitId };

it("CON-26 a unit's screens are told of its drafts by ids alone; a draft of the citizen's own is on nobody else's", async () => {
  let referralId = "";
  expect(await told(async () => { ({ referralId } = await world.as(maja).draftReferral({ ...draft(), legalBasis: "serviceloven-82" })); })).toEqual([["draft-changed", { ...unit, referralId }]]);
  expect(await told(() => world.as(maja).editDraft({ idempotencyKey: key(), referralId, wish: "Another wish" }))).toEqual([["draft-changed", { ...unit, referralId }]]);
  expect(await told(() => world.as(kimAsCitizen).draftSelfReferral(draft()))).toEqual([]);
});

it("REF-28 CON-26 who waits to be called has changed: her unit is told, or all units where none has her case, and nobody who she is", async () => {
  await referrals(world).drafted();
  let asked = { contactRequestId: "" };
  expect(await told(async () => { asked = await world.as(kimAsCitizen).askToBeContacted({ idempotencyKey: key(), authorityId: unit.authorityId ?? "" }); })).toEqual([["contact-request-changed", { ...unit, contactRequestId: asked.contactRequestId }]]);
  expect(await told(() => world.as(maja).noteContacted({ idempotencyKey: key(), contactRequestId: asked.contactRequestId, outcome: "reached" }))).toHaveLength(1);
  expect(await told(() => world.as(toveAsCitizen).askToBeContacted({ idempotencyKey: key(), authorityId: unit.authorityId ?? "", name: "Tove Opdigtet", phone: "20304051" }))).toMatchObject([["contact-request-changed", { unitId: null }]]);
});

it("REF-14 whoever chooses among organisations is told that one confirmed its capacity, once for one press", async () => {
  const press = { idempotencyKey: key(), serviceId: havnen.services[0]?.id ?? "", places: 2, waitingWeeks: 1 };
  expect(await told(async () => { for (let n = 0; n < 2; n++) await world.as(signe).confirmCapacity(press); })).toEqual([["capacity-confirmed", { organisationId: havnen.id }]]);
});

it("REF-19 an offer that was not answered in time says so on both sides' screens, once", async () => {
  const referralId = await referrals(world).offered();
  world.clock.advance({ days: 14 });
  expect(await told(() => world.meetDeadlines())).toEqual([["offer-overdue", { referralId, organisationId: havnen.id }]]);
  expect(await told(() => world.meetDeadlines())).toEqual([]);
});
