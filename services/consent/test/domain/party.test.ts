import type { Party } from "@haandslag/contracts";
import { expect, it } from "vitest";
import { partyKey, partyOf, sameParty } from "../../src/domain/party.ts";

const parties: [string, Party][] = [
  ["citizen", { kind: "citizen" }], ["organisation-harbour", { kind: "organisation", id: "organisation-harbour" }], ["municipality-0101", { kind: "authority", id: "municipality-0101" }], ["region-1084", { kind: "authority", id: "region-1084" }],
];
it.each(parties)("the party %s is one word, and is found again by it", (key, party) => {
  expect([partyKey(party), partyOf(key)]).toEqual([key, party]);
  expect(parties.filter(([, other]) => sameParty(party, other))).toHaveLength(1);
});
it("two of one id and another kind are two", () => {
  expect(sameParty({ kind: "organisation", id: "organisation-x" }, { kind: "authority", id: "organisation-x" })).toBe(false);
});
