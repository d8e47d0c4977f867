import { afterAll, beforeAll, expect, it } from "vitest";
import { bridge, citizen, coordinatorOf, type Given, givenService, harbour, startOfTime } from "../given.ts";

let given: Given;
beforeAll(async () => {
  given = await givenService();
  given.clock.moveTo(startOfTime);
});
afterAll(() => given.drop());

const figures = (organisationId = harbour) => given.as(coordinatorOf(organisationId)).organisationFigures();
/** As many again as this one, with histories of their own. */
const again = async (referralId: string, many: number) => {
  await given.rows(
    `WITH one AS (SELECT a.id, a.version, a.state, gen_random_uuid() AS new FROM assignment a, generate_series(1, $2) WHERE referral_id = $1),
          made AS (INSERT INTO assignment (id, version, state) SELECT new, version, jsonb_set(state::jsonb, '{referralId}', to_jsonb(new)) FROM one)
     INSERT INTO assignment_history (aggregate_id, version, type, data, at, correlation_id)
     SELECT one.new, h.version, h.type, h.data, h.at, h.correlation_id FROM one JOIN assignment_history h ON h.aggregate_id = one.id`, referralId, many);
};

it("OUT-03 have no mean where there is nobody", async () => {
  expect(await figures(bridge)).toEqual({ courses: [], loads: [], peers: { count: 0, meanLoad: null } });
});

it("OUT-03 are of all of the organisation's, however many pages they fill, each mean with its number", async () => {
  const peerId = await given.peer();
  const idle = await given.peer();
  await again(await given.accepted(), 119);
  given.clock.advance({ days: 4 });
  await given.ask(await given.accepted({ citizen: citizen("b") }), [idle]);
  await given.active(peerId, { citizen: citizen("c") });
  given.clock.advance({ days: 2 });
  await given.rows("INSERT INTO peer (id, version, state) SELECT gen_random_uuid(), version, state FROM peer, generate_series(1, 130) WHERE id = $1", idle);
  expect(await figures()).toEqual({
    courses: [{ status: "open", count: 120, meanDays: 6 }, { status: "asked", count: 1, meanDays: 2 }, { status: "active", count: 1, meanDays: 2 }],
    loads: [{ load: 0, peers: 131 }, { load: 1, peers: 1 }], peers: { count: 132, meanLoad: 1 / 132 },
  });
});
