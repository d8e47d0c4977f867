import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import * as contracts from "../src/index.ts";
import type { EventType } from "../src/index.ts";

const folder = join(import.meta.dirname, "samples");
const eventTypes = (Object.values(contracts) as unknown[]).filter((value): value is EventType => typeof value === "object" && value !== null && "topic" in value);

describe("published events and their golden samples", () => {
  it("every event type has a sample and every sample a type: a published version is never edited", () => {
    expect(readdirSync(folder).map((file) => file.replace(/\.json$/, "")).sort()).toEqual(eventTypes.map(({ type }) => type).sort());
  });

  it.each(eventTypes.map((eventType) => [eventType.type, eventType] as const))("%s takes its sample as it is, and refuses a field more", (type, eventType) => {
    const sample: unknown = JSON.parse(readFileSync(join(folder, `${type}.json`), "utf8"));
    expect(eventType.data.parse(sample)).toEqual(sample);
    expect(eventType.data.safeParse({ ...(sample as object), note: "free text" }).success).toBe(false);
  });

  it("CON-26 no event has a field for a CPR number, a name, a contact detail, a subject id or free text", () => {
    const fieldNames = new Set(eventTypes.flatMap(({ type }) => Object.keys(JSON.parse(readFileSync(join(folder, `${type}.json`), "utf8")) as object)));
    const allowed = [
      "referralId", "organisationId", "authorityId", "answerBy", "reason", "refusedBy", "consequence", "because", "noticeId", "kind",
      "consentId", "epoch", "purpose", "purposes", "representationId", "contactRequestId", "discloser", "recipient", "categories", "validFrom", "expiresAt", "by", "assignmentId", "asked", "choices",
      "peerId", "startedAt", "sessionId", "meetingId", "callId", "hadStarted", "endedAt", "checkInId", "moment", "outcome", "category",
      "holder", "outstanding", "step", "receipt", "disclosureId",
      // Who of the staff looked: a login's id, its role and unit.
      "at", "tenantId", "unitId", "userId", "role",
    ];
    expect([...fieldNames].filter((name) => !allowed.includes(name))).toEqual([]);
  });

  it.each(contracts.Holder.options)("CON-24 what %s signs says whom, what stopped, what is erased, what is kept and why, and no field more", (holder) => {
    const { receipt } = JSON.parse(readFileSync(join(folder, `dk.haandslag.${holder}.receipt-given.v1.json`), "utf8")) as { receipt: string };
    const [header, claims] = receipt.split(".").slice(0, 2).map((part) => JSON.parse(Buffer.from(part, "base64url").toString()) as object);
    expect(header).toMatchObject({ alg: "EdDSA", typ: contracts.receiptType });
    expect(contracts.ReceiptClaims.parse(claims)).toMatchObject({ holder, iss: contracts.receiptIssuer(holder) });
    expect(contracts.ReceiptClaims.safeParse({ ...claims, note: "free text" }).success).toBe(false);
  });

  it("CON-21 what ends a disclosure overtakes what is held", () => {
    expect(eventTypes.filter(({ overtakes }) => overtakes).map(({ type }) => type.split(".").slice(2, 4).join(".")).sort())
      .toEqual(["consent.expired", "consent.narrowed", "consent.revoked", "referral.stopped", "referral.withdrawn"]);
  });
});
