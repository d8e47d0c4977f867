import { randomUUID } from "node:crypto";
import { readFile } from "node:fs/promises";
import { signIn } from "@haandslag/local-stack/person";
import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const browser = browserFor();
let mikkel: Page;

beforeAll(async () => {
  ({ page: mikkel } = await signedIn(browser(), { portal, name: "Mikkel Borger" }));
});

const toHowItGoes = async () => {
  await mikkel.goto(`${portal}/citizen`);
  await mikkel.getByRole("link", { name: "Mine mål og mine svar" }).click();
  await mikkel.getByRole("heading", { level: 1, name: "Hvordan går det?" }).waitFor();
};

describe("how it goes, in the citizen's own eyes", () => {
  test("OUT-01 OUT-10 questions are answered as far as one likes, that nobody watches stands above them, and what was skipped stays skipped", async () => {
    await toHowItGoes();
    await mikkel.getByText("Ingen holder øje med det, du svarer her").waitFor();
    expect(await mikkel.locator("section", { hasText: "Nogle korte spørgsmål" }).locator("input:checked").count()).toBe(0);
    await mikkel.getByRole("group", { name: "Jeg tror på, at det kan blive bedre." }).getByLabel("Noget").check({ force: true });
    const [send, skip] = [await mikkel.getByRole("button", { name: "Send mine svar" }).boundingBox(), await mikkel.getByRole("button", { name: "Spring det hele over" }).boundingBox()];
    expect([skip?.width, skip?.height]).toEqual([send?.width, send?.height]);
    await mikkel.getByRole("button", { name: "Send mine svar" }).click();
    await mikkel.getByRole("heading", { name: "Mine svar indtil nu" }).waitFor();
    const citizen = await signIn(ready, "Mikkel Borger");
    const [referral] = await citizen.referral.myReferrals.query();
    const { checkIns } = await citizen.outcomes.myCourse.query({ referralId: referral?.referralId ?? "" });
    const scores = checkIns.find(({ status }) => status === "answered")?.scores;
    expect([scores?.hope, scores?.identity, scores?.connectedness.peer]).toEqual([2, null, null]);
  });

  test("OUT-09 OUT-10 own answers stand in their parts without a total, with the table behind the chart, and as a file", async () => {
    await toHowItGoes();
    await mikkel.getByRole("img", { name: "Mine svar indtil nu" }).locator("svg").first().waitFor();
    await mikkel.getByText("Vis som tabel").click();
    const rows = await mikkel.getByRole("table").getByRole("row").allInnerTexts();
    expect(rows).toHaveLength(1 + 9);
    expect(rows.filter((row) => /2/.test(row))).toHaveLength(1);
    expect(rows.join(" ")).not.toMatch(/i alt|sum|gennemsnit/i);
    const [download] = await Promise.all([mikkel.waitForEvent("download"), mikkel.getByRole("button", { name: "Hent mine mål og svar som en fil" }).click()]);
    const file = JSON.parse(await readFile(await download.path(), "utf8")) as { goals: { words: string }[]; checkIns: { scores: { hope: number } | null }[] };
    expect([file.goals[0]?.words, file.checkIns.find(({ scores }) => scores !== null)?.scores?.hope]).toEqual(["Jeg vil ringe til min søster selv", 2]);
  });

  test("OUT-02 a goal in own words is kept as it was written, scripts and all, and its progress is the citizen's to say", async () => {
    await toHowItGoes();
    const words = "Gå en tur <img src=x onerror=alert(1)> hver dag";
    await mikkel.getByLabel("Skriv et mål med dine egne ord").fill(words);
    await mikkel.getByRole("button", { name: "Gem målet" }).click();
    const goal = mikkel.getByRole("group", { name: words });
    await goal.waitFor();
    await goal.getByLabel("Halvvejs").check({ force: true });
    await expect.poll(async () => {
      const citizen = await signIn(ready, "Mikkel Borger");
      const [referral] = await citizen.referral.myReferrals.query();
      return (await citizen.outcomes.myCourse.query({ referralId: referral?.referralId ?? "" })).goals.find((each) => each.words === words)?.progress;
    }).toBe(2);
    expect(await mikkel.locator("main img").count()).toBe(0);
  });

  test("REF-28 he asks to be called in two taps, sees by itself that they tried, and takes it back in one", async () => {
    await mikkel.goto(`${portal}/citizen`);
    await mikkel.getByRole("link", { name: "Bed om at blive ringet op" }).click();
    await mikkel.getByRole("button", { name: "Bed Aarhus Kommune om at ringe" }).click();
    await mikkel.getByRole("heading", { name: "Aarhus Kommune ringer til dig" }).waitFor();
    const maja = await signIn(ready, "Maja Sagsbehandler");
    const { requests } = await maja.referral.listContactRequests.query({});
    const his = requests.find(({ citizen }) => citizen?.phone.replaceAll(" ", "") === "00000772");
    expect(his?.citizen).not.toBeNull();
    await maja.referral.noteContacted.mutate({ idempotencyKey: randomUUID(), contactRequestId: his?.contactRequestId ?? "nobody's", outcome: "not-reached" });
    await mikkel.getByText("De har prøvet én gang.").waitFor();
    await mikkel.getByRole("button", { name: "De skal ikke ringe alligevel" }).click();
    await mikkel.getByText("Du ville ikke ringes op alligevel").waitFor();
  });
});
