import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { signIn } from "../src/demo/person.ts";
import { startStack } from "../src/stack/start-stack.ts";

const parent = mkdtempSync(join(tmpdir(), "account-"));
afterAll(() => rmSync(parent, { recursive: true, force: true }));

test("CON-32 that a caseworker opened the case at the referral service stands in the citizen's account at the consent service, once; and the account can be taken away", async () => {
  const folder = join(parent, "data");
  const stack = await startStack({ folder, port: 0, fresh: false, broker: "in-process", withReferrals: true, progress: () => {} });
  try {
    const [caseworker, citizen] = await Promise.all([signIn(stack.ready, "Maja Sagsbehandler"), signIn(stack.ready, "Kim Borger")]);
    const { consents: { consents } } = await citizen.consent.myAccount.query({});
    const referralId = consents.find(({ unitId }) => unitId === "unit-voksne")?.referralId ?? "";
    const cases = async () => (await citizen.consent.myLookUps.query({})).lookUps.filter((line) => line.what.includes("case"));
    expect(await cases()).toEqual([]);
    for (let i = 0; i < 3; i++) await caseworker.referral.getReferral.query({ referralId });
    await expect.poll(cases, { timeout: 20_000 }).toMatchObject([{ referralId, role: "caseworker", reason: "case-work" }]);
    const exported = await citizen.consent.exportMyAccount.query({ as: "json" });
    expect(exported).toMatchObject({ as: "json", account: { format: "haandslag-account", version: 1 } });
    expect(JSON.stringify(exported)).not.toMatch(/Maja Sagsbehandler|Signe Koordinator|Kim Borger/);
  } finally {
    await stack.stop();
  }
}, 180_000);
