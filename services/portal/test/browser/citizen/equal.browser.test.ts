import { signedIn } from "@haandslag/testing/browser";
import type { Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { asked } from "./asked-citizen.ts";
import { boxOf, counting, question, sizesOf, wordsOf } from "./steps.ts";
import { browserFor } from "../setup/browser-for.ts";

const [portal, ready] = [inject("portal"), inject("ready")];
const phone = { width: 390, height: 844 };
const [aboutReferral, aboutFeedback, aboutMeasurement] = [/dele oplysninger om dig med Broen/, /fortælle .*hvordan det går/, /svare på, hvordan det går/];
/** What one yes takes: presses from the home page, words to read, and the size of its button. Everything else is held against it. */
const yes = { steps: 0, words: 0, area: 0 };

const browser = browserFor();
let freja: Page;
let referralId: string;

beforeAll(async () => {
  ({ referralId } = await asked(ready, "Freja Borger", ["referral", "feedback", "measurement"]));
  ({ page: freja } = await signedIn(browser(), { portal, name: "Freja Borger" }));
  await freja.setViewportSize(phone);
});

const toQuestions = async (count: ReturnType<typeof counting>) => {
  await freja.goto(`${portal}/citizen`);
  await count.press(freja.locator(`a[href="/citizen/answer/${referralId}"]`));
  await freja.locator("section.question").first().waitFor();
};

describe("saying yes, saying no and stopping are equally easy, on a phone", () => {
  test("CON-17 each question stands by itself, nothing is ticked, and yes and no are of one size, one look and side by side", async () => {
    await toQuestions(counting());
    expect(await freja.locator("section.question").count()).toBe(3);
    expect(await freja.locator("main input:checked").count()).toBe(0);
    for (const heading of [aboutReferral, aboutFeedback, aboutMeasurement]) {
      const [yesButton, noButton] = [question(freja, heading).getByRole("button", { name: "Sig ja" }), question(freja, heading).getByRole("button", { name: "Sig nej" })];
      const [yesBox, noBox] = [await boxOf(yesButton), await boxOf(noButton)];
      expect([noBox.width, noBox.height]).toEqual([yesBox.width, yesBox.height]);
      expect(Math.max(Math.abs(noBox.x - yesBox.x) - yesBox.width, Math.abs(noBox.y - yesBox.y) - yesBox.height)).toBeLessThanOrEqual(32);
      expect(await noButton.getAttribute("class")).toBe(await yesButton.getAttribute("class"));
    }
  });

  test("CON-16 that a no changes nothing else stands before the buttons, in every question", async () => {
    for (const heading of [aboutReferral, aboutFeedback, aboutMeasurement]) {
      const unchanged = await boxOf(question(freja, heading).getByText(/^Et nej ændrer ikke/));
      expect(unchanged.y).toBeLessThan((await boxOf(question(freja, heading).getByRole("button", { name: "Sig nej" }))).y);
    }
  });

  test("CON-17 a yes without a category is not taken, and says how to say no; then one tick is enough", async () => {
    const count = counting();
    await toQuestions(count);
    const referral = question(freja, aboutReferral);
    [yes.words, yes.area] = [await wordsOf(referral), await boxOf(referral.getByRole("button", { name: "Sig ja" })).then(({ width, height }) => width * height)];
    await referral.getByRole("button", { name: "Sig ja" }).click();
    await referral.getByText("Vil du ikke dele noget, så sig nej").waitFor();
    await count.tick(referral.getByRole("checkbox", { name: "Dine ønsker" }));
    await count.press(referral.getByRole("button", { name: "Sig ja" }));
    await question(freja, aboutReferral).getByText("Du har sagt ja").waitFor();
    expect(await question(freja, aboutReferral).innerText()).toContain("Vi deler kun det her: ønsker.");
    yes.steps = count.steps;
  });

  test("CON-17 a no takes no more steps and no more words than the yes, and leaves the other answers as they are", async () => {
    const count = counting();
    await toQuestions(count);
    expect(await wordsOf(question(freja, aboutFeedback))).toBeLessThanOrEqual(yes.words);
    await count.press(question(freja, aboutFeedback).getByRole("button", { name: "Sig nej" }));
    await question(freja, aboutFeedback).getByText("Du har sagt nej").waitFor();
    expect(count.steps).toBeLessThanOrEqual(yes.steps);
    await freja.goto(`${portal}/citizen/stop/${referralId}`);
    await freja.getByRole("heading", { name: "Stop det hele" }).waitFor();
    expect(await freja.getByRole("heading", { name: /hører ikke mere/ }).count()).toBe(0);
  });

  test("CON-13 stopping all of it takes no more steps, no smaller buttons and no more words than one yes, asks for no reason, and the receipts come by themselves", async () => {
    const count = counting();
    await freja.goto(`${portal}/citizen`);
    await count.press(freja.locator(`a[href="/citizen/stop/${referralId}"]`));
    const stop = freja.getByRole("button", { name: "Stop det hele" });
    await stop.waitFor();
    expect(await sizesOf(freja.locator(".choices .card-content > .button"))).toHaveLength(1);
    const pageWords = await wordsOf(freja.locator("main"));
    expect((await boxOf(stop)).width * (await boxOf(stop)).height).toBeGreaterThanOrEqual(yes.area);
    await count.press(stop);
    const dialog = freja.getByRole("dialog");
    expect(await dialog.locator("input, textarea, select").count()).toBe(0);
    const confirm = dialog.getByRole("button", { name: "Ja, stop nu" });
    const [confirmBox, leaveBox] = [await boxOf(confirm), await boxOf(dialog.getByRole("button", { name: "Nej, lad det være" }))];
    expect([leaveBox.width, leaveBox.height]).toEqual([confirmBox.width, confirmBox.height]);
    expect(pageWords + (await wordsOf(dialog))).toBeLessThanOrEqual(yes.words);
    await count.press(confirm);
    await freja.getByRole("heading", { name: "Det er stoppet" }).waitFor();
    expect(count.steps).toBeLessThanOrEqual(yes.steps);
    await freja.getByText("Stoppet og slettet").first().waitFor({ timeout: 20_000 });
  });
});
