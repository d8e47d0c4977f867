import type { ConsentStatus, DataCategory } from "@haandslag/contracts";
import { describe, expect, it } from "vitest";
import { laidReady } from "../../src/domain/referral/index.ts";

const asked = [{ purpose: "referral" as const, categories: ["situation", "wishes", "contact"] as const }, { purpose: "feedback" as const, categories: ["started"] as const }];
const noted = (consentId: string, status: ConsentStatus, categories: readonly DataCategory[]) => ({ consentId, purpose: "referral" as const, organisationId: "organisation-havnen", epoch: 2, status, categories, expiresAt: null });

describe("CON-25 what is laid ready when an offer is sent", () => {
  it.each([
    ["nothing heard of the consent yet", [], ["situation", "wishes", "contact"]],
    ["the yes not heard of yet", [noted("c1", "requested", ["situation", "wishes", "contact"])], ["situation", "wishes", "contact"]],
    ["one category not ticked", [noted("c1", "granted", ["situation", "contact"])], ["situation", "contact"]],
    ["narrowed before the offer", [noted("c1", "granted", ["contact"])], ["contact"]],
    ["another consent narrowed", [noted("c0", "granted", ["contact"])], ["situation", "wishes", "contact"]],
  ] as const)("%s", (_, consents, ready) => {
    expect(laidReady({ asked, consents }, "c1")).toEqual(ready);
  });
});
