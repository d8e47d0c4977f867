import { ConsentReceiptOverdue } from "@haandslag/contracts";
import { NoticeError } from "@haandslag/notices";
import { asService, inTransaction } from "@haandslag/service-kit";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { whoIsTold } from "../../src/domain/policies/who-is-told.ts";
import { controllerAddresses } from "../../src/ports/controller-addresses.ts";
import { onReceiptOverdue } from "../../src/reactions/on-receipt-overdue.ts";
import { type GivenService, givenService, havnen } from "../given.ts";

let world: GivenService;
beforeAll(async () => { world = await givenService(); });
afterAll(() => world.close());

const authority = { kind: "authority", id: "municipality-0751" } as const;
const organisation = { kind: "organisation", id: havnen.id } as const;
const citizen = { kind: "citizen" } as const;
const overdue = { consentId: "019aa000-0000-7000-8000-00000000d001", referralId: "019aa000-0000-7000-8000-000000000001", epoch: 3, purpose: "referral", discloser: authority, recipient: organisation, holder: "peer-assignment", step: "controller" } as const;
/** One event, heard as often as said, by a reaction whose directory and sender are these. */
async function heard(data: ConsentReceiptOverdue, o: { times?: number; email?: string | null; send?: () => Promise<void> } = {}) {
  const sent: { id: string; to: string; subject: string; text: string }[] = [];
  const reaction = onReceiptOverdue({
    log: world.deps.log, portalUrl: "https://portal.example", controllerAddresses: new Map([[authority.id, "controller@authority.example"]]),
    directory: { ...world.deps.directory, find: async () => ({ email: o.email === undefined ? "inbox@organisation.example" : o.email }) as Awaited<ReturnType<typeof world.deps.directory.find>> },
    noticeSender: { send: async (notice) => { await o.send?.(); sent.push(notice); } },
  });
  const message = { id: "019aa000-0000-7000-8000-00000000e00e", topic: ConsentReceiptOverdue.topic, key: data.referralId, type: ConsentReceiptOverdue.type, source: "test", time: "2026-11-22T10:00:00.000Z", correlationId: "019aa000-0000-7000-8000-00000000c0a1", sequence: "1", data };
  for (let time = 0; time < (o.times ?? 1); time++) await asService(() => inTransaction(world.pool, (tx) => reaction.apply(tx, [message])));
  return sent;
}

describe("CON-24 an overdue receipt escalates", () => {
  it.each([
    ["the organisation's side", "peer-assignment", "reminder", authority, organisation, [organisation]],
    ["the authority's side of what it sent", "referral", "reminder", authority, organisation, [authority]],
    ["the authority's side of what it was told", "referral", "reminder", organisation, authority, [authority]],
    ["figures", "outcomes", "reminder", citizen, organisation, [organisation]],
    ["the sender's side of a citizen who referred herself", "referral", "reminder", citizen, organisation, [organisation]],
    ["the organisation's side, for the third day", "peer-assignment", "controller", authority, organisation, [authority, organisation]],
    ["figures, for the third day", "outcomes", "controller", citizen, organisation, [organisation]],
  ] as const)("of %s", (_what, holder, step, discloser, recipient, told) => {
    expect(whoIsTold({ holder, step, discloser, recipient })).toEqual(told);
  });

  it("by a notice to each, in the same words to everybody, the same notice however often it is heard", async () => {
    const sent = await heard(overdue, { times: 2 });
    expect(sent.map(({ to }) => to)).toEqual(["controller@authority.example", "inbox@organisation.example", "controller@authority.example", "inbox@organisation.example"]);
    expect(new Set(sent.map(({ id }) => id)).size).toBe(2);
    expect(new Set(sent.map(({ text }) => text)).size).toBe(1);
  });

  it("CON-26 CON-27 and nothing in it says whom, where or what it is about", async () => {
    for (const { subject, text } of [...await heard(overdue), ...await heard({ ...overdue, step: "reminder" })]) {
      expect(`${subject} ${text}`).not.toMatch(/019aa000|havnen|0751|referral|henvis|samtykke|peer|borger/i);
    }
  });

  it("where there is no address, or it takes none, the log says whom to call, and the other side is told all the same", async () => {
    expect((await heard(overdue, { email: null })).map(({ to }) => to)).toEqual(["controller@authority.example"]);
    expect(world.logged.at(-1)).toContain("Somebody has to call them");
    expect(world.logged.at(-1)).toContain(havnen.id);
    let first = true;
    const send = async () => { if (first) { first = false; throw new NoticeError("NOTICE_ADDRESS_REFUSED", "no"); } };
    expect((await heard(overdue, { send })).map(({ to }) => to)).toEqual(["inbox@organisation.example"]);
    await expect(heard(overdue, { send: () => Promise.reject(new NoticeError("NOTICE_NOT_SENT", "later")) })).rejects.toMatchObject({ code: "NOTICE_NOT_SENT" });
  });

  it("the service listens to it", async () => {
    const before = world.notices.length;
    await world.hear(ConsentReceiptOverdue, { ...overdue, discloser: organisation, recipient: authority, holder: "referral", step: "reminder" });
    expect(world.notices.slice(before).map(({ to }) => to)).toEqual(["controller@authority.example"]);
  });
});

it("controllers' addresses are pairs, or the setting is refused", () => {
  expect([...controllerAddresses.parse("municipality-0751=a@b.example, region-1084=c@d.example")]).toEqual([["municipality-0751", "a@b.example"], ["region-1084", "c@d.example"]]);
  expect([...controllerAddresses.parse(undefined)]).toEqual([]);
  for (const wrong of ["municipality-0751", "municipality-0751=nobody", "somebody=a@b.example"]) expect(controllerAddresses.safeParse(wrong).success).toBe(false);
});
