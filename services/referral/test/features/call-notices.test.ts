import { CallAsked } from "@haandslag/contracts";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { service } from "../people.ts";
import { type GivenService, givenService, havnen } from "../given.ts";

let world: GivenService;
beforeAll(async () => {
  world = await givenService();
  await world.as(service("demo")).importDirectory({ organisations: [{ ...havnen, email: "inbox@organisation.example" }] });
});
afterAll(() => world.close());

const callId = "019aa000-0000-7000-8000-00000000ca11";

describe("ASG-12 a peer who asks to be rung", () => {
  it("REF-27 is told to the organisation by a notice that names nobody, the same one however often it is heard", async () => {
    const before = world.notices.length;
    await world.hear(CallAsked, { callId, organisationId: havnen.id });
    await world.hear(CallAsked, { callId, organisationId: havnen.id });
    const sent = world.notices.slice(before);
    expect(sent.map(({ id, to }) => [id, to])).toEqual([[callId, "inbox@organisation.example"], [callId, "inbox@organisation.example"]]);
    for (const { subject, text } of sent) expect(`${subject} ${text}`).not.toMatch(/019aa000|havnen|peer|borger/i);
  });

  it("of an organisation without an address the log says so, and nobody is told", async () => {
    const before = world.notices.length;
    await world.hear(CallAsked, { callId, organisationId: "organisation-nowhere" });
    expect(world.notices.slice(before)).toEqual([]);
    expect(world.logged.at(-1)).toContain("organisation-nowhere");
  });
});
