import { WellbeingItem } from "@haandslag/contracts";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { coordinatorOf, type Given, givenService, harbour, peerLogin, refusal, startOfTime } from "../given.ts";

let given: Given;
let peerId: string;
beforeAll(async () => { given = await givenService(); });
afterAll(() => given.drop());
beforeEach(async () => {
  given.clock.moveTo(startOfTime);
  peerId = await given.peer();
});

const peer = () => given.as(peerLogin(peerId));
const answers = { "energy-for-it": 1, "somebody-to-turn-to": 4 } as const;

describe("ASG-09 a peer's own wellbeing check", () => {
  it("is answered question by question, read again by that peer, and has no total", async () => {
    const { checkId } = await peer().checkOwnWellbeing({ ...given.key(), answers });
    given.clock.advance({ days: 7 });
    await peer().checkOwnWellbeing({ ...given.key(), answers: { "rest-and-sleep": 0 } });
    const { instrument, checks } = await peer().myWellbeing();
    expect(instrument).toEqual({ id: "urn:haandslag:own-wellbeing", version: "1", items: WellbeingItem.options, lowest: 0, highest: 4 });
    expect(checks).toEqual([
      { checkId, at: startOfTime, instrument: "urn:haandslag:own-wellbeing|1", answers },
      { checkId: expect.any(String) as string, at: "2026-03-09T09:00:00.000Z", instrument: "urn:haandslag:own-wellbeing|1", answers: { "rest-and-sleep": 0 } },
    ]);
  });

  it("is seen by no other peer", async () => {
    await peer().checkOwnWellbeing({ ...given.key(), answers });
    expect((await given.as(peerLogin(await given.peer())).myWellbeing()).checks).toEqual([]);
  });

  it("is in no event, history or idempotency record, and in no column in plain text: not even that it was done", async () => {
    const before = await given.rows("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM peer_history) + (SELECT count(*) FROM idempotency) AS n");
    await peer().checkOwnWellbeing({ ...given.key(), answers });
    expect(await given.rows("SELECT (SELECT count(*) FROM outbox) + (SELECT count(*) FROM peer_history) + (SELECT count(*) FROM idempotency) AS n")).toEqual(before);
    expect(await given.rows("SELECT 1 FROM wellbeing_check t WHERE t::text ~ 'energy' UNION SELECT 1 FROM sealed_content s WHERE position('energy'::bytea IN s.ciphertext) > 0")).toEqual([]);
    expect(JSON.stringify(await given.as(coordinatorOf(harbour)).listPeers({}))).not.toContain("wellbeing");
  });

  it("REF-21 the same key is one check", async () => {
    const input = { ...given.key(), answers };
    expect(await peer().checkOwnWellbeing(input)).toEqual(await peer().checkOwnWellbeing(input));
    expect((await peer().myWellbeing()).checks).toHaveLength(1);
  });

  it("is deleted for good when the peer says so, the key first; again is nothing to do, and a new one can be made", async () => {
    await peer().checkOwnWellbeing({ ...given.key(), answers });
    const other = given.as(peerLogin(await given.peer()));
    await other.checkOwnWellbeing({ ...given.key(), answers });
    for (let time = 0; time < 2; time++) await peer().forgetOwnWellbeing(given.key());
    expect(await given.rows("SELECT 1 FROM wellbeing_check WHERE peer_id = $1 UNION ALL SELECT 1 FROM sealed_content WHERE aggregate_id = $1", peerId)).toEqual([]);
    expect((await given.keys.owner.query("SELECT 1 FROM data_key WHERE aggregate_id = $1 AND wrapped IS NOT NULL", [peerId])).rows).toEqual([]);
    expect((await other.myWellbeing()).checks).toHaveLength(1);
    await peer().checkOwnWellbeing({ ...given.key(), answers });
    expect((await peer().myWellbeing()).checks).toHaveLength(1);
  });

  it("goes when the peer leaves", async () => {
    await peer().checkOwnWellbeing({ ...given.key(), answers });
    await given.as(coordinatorOf(harbour)).peerLeaves({ ...given.key(), peerId });
    expect(await given.rows("SELECT 1 FROM wellbeing_check WHERE peer_id = $1 UNION ALL SELECT 1 FROM sealed_content WHERE aggregate_id = $1", peerId)).toEqual([]);
    expect(await refusal(peer().myWellbeing())).toBe("NOT_FOUND");
  });

  it.each<[object]>([[{}], [{ "energy-for-it": 5 }], [{ mood: 1 }]])("OPS-04 %j is refused", async (wrong) => {
    await expect(peer().checkOwnWellbeing({ ...given.key(), answers: wrong })).rejects.toMatchObject({ code: "BAD_REQUEST" });
    expect((await peer().myWellbeing()).checks).toEqual([]);
  });
});
