import { describe, expect, test } from "vitest";
import { draftOf, findingsOf, first, ownOrder, put, taken } from "./messages.ts";

describe("the project's own order, in the FFB profile's shape", () => {
  test("REF-22 what identifies the citizen, the relatives and the citizen's own wishes make a draft", () => {
    expect(draftOf(ownOrder())).toEqual({
      identity: {
        cprNumber: "2911829996", name: { given: ["Signe", "Prøve"], family: "Opdigtet" }, birthDate: "1982-11-29",
        address: { lines: ["Opdigtet Vej 1, 2. tv."], postalCode: "9999", city: "Prøveby" },
        phones: ["00617328"], emails: ["signe@opdigtet.example"],
      },
      relatives: [
        { name: "Maja Prøve Opdigtet", relationship: "sibling", phones: ["00583914"], emails: ["maja@opdigtet.example"] },
        { name: "Otto Prøve Påfund", relationship: "friend", phones: ["00927463"], emails: [] },
      ],
      wish: { text: [expect.stringMatching(/^Jeg vil gerne møde en/), expect.stringMatching(/^Jeg vil gerne have en at gå tur med/), expect.stringMatching(/^Jeg har det bedst med/)] },
      practical: { language: "da" },
      requestedAt: "2026-05-04T07:12:00.000Z",
      senderAuthority: "municipality-0101",
      sourcePath: "Bundle.entry[3].resource",
    });
  });

  test("REF-22 diagnosis, target group, need and the professionals' goal are dropped with their reason, and are nowhere in the draft", () => {
    const { dropped, drafts } = taken(ownOrder());
    const why = (path: string) => dropped.find((line) => line.path === path)?.why;
    expect(why("Bundle.entry[7]")).toMatch(/^A diagnosis, target group or problem\./);
    expect(why("Bundle.entry[8]")).toMatch(/^A diagnosis, target group or problem\./);
    expect(why("Bundle.entry[6]")).toMatch(/^A goal that professionals work with\./);
    expect(why("Bundle.entry[10]")).toMatch(/^A professional's assessment/);
    expect(JSON.stringify(drafts)).not.toMatch(/depression|isolation|støttebehov|struktur/i);
  });

  test("REF-22 a consent that comes along is never taken for the citizen's consent here", () => {
    const { dropped, findings, kept } = taken(ownOrder());
    expect(dropped).toContainEqual({ path: "Bundle.entry[15]", code: "CONSENT", why: expect.stringMatching(/^A consent given elsewhere is never taken for consent here/) });
    expect(findings).toContainEqual(expect.objectContaining({ path: "Bundle.entry[15].resource", code: "CONSENT_NOT_TAKEN" }));
    expect(kept.filter(({ path }) => path.startsWith("Bundle.entry[15]"))).toEqual([]);
  });

  test("REF-22 its findings: the test series does not hold modulus 11, free text is to be read, the consent", () => {
    expect(findingsOf(ownOrder())).toEqual(["CPR_MODULUS_11", "WISH_TO_READ", "WISH_TO_READ", "WISH_TO_READ", "CONSENT_NOT_TAKEN"]);
  });

  test("REF-21 the message is recognised by its ids, and its content by what it says, not by its white space", () => {
    const once = taken(ownOrder());
    const spaced = taken(JSON.stringify(ownOrder(), null, 7));
    expect([spaced.messageId, spaced.contentHash]).toEqual([once.messageId, once.contentHash]);
    const changed = ownOrder();
    put(first(changed, "Goal"), "description.text", "Noget andet.");
    expect(taken(changed)).toMatchObject({ messageId: once.messageId, contentHash: expect.not.stringMatching(once.contentHash) });
    expect(taken({ ...ownOrder(), id: "sent-anew" }).messageId).not.toBe(once.messageId);
    const withoutIds = { ...ownOrder(), id: undefined };
    put(first(withoutIds, "MessageHeader"), "id", undefined);
    expect(taken(withoutIds).messageId).toBeUndefined();
  });
});
