import { signedIn } from "@haandslag/testing/browser";
import type { Locator, Page } from "playwright-core";
import { beforeAll, describe, expect, inject, test } from "vitest";
import { browserFor } from "../setup/browser-for.ts";
import { asked } from "./asked-citizen.ts";

const [portal, ready] = [inject("portal"), inject("ready")];

const browser = browserFor();
let asta: Page;
let citizen: Awaited<ReturnType<typeof asked>>["citizen"];
let referralId: string;

beforeAll(async () => {
  ({ referralId, citizen } = await asked(ready, "Asta Borger", ["referral"]));
  ({ page: asta } = await signedIn(browser(), { portal, name: "Asta Borger" }));
});

const question = () => asta.locator("section.question");
const readIn = async (name: string) => {
  await question().getByRole("button", { name, exact: true }).click();
  await question().getByRole("button", { name, exact: true, pressed: true }).waitFor();
};
const computed = (target: Locator) => target.evaluate((element) => ({ direction: getComputedStyle(element).direction, align: getComputedStyle(element).textAlign, lang: element.closest("[lang]")?.getAttribute("lang") }));
const leftOf = async (target: Locator) => (await target.boundingBox())?.x ?? Number.NaN;

describe("what a citizen is asked can be read in every language that it was published in", () => {
  test("CON-17 she chooses among the languages of this very question, each by its own name, and the buttons speak it too", async () => {
    await asta.goto(`${portal}/citizen/answer/${referralId}`);
    await question().waitFor();
    expect(await question().getByRole("list", { name: "Læs spørgsmålet på" }).getByRole("button").allInnerTexts()).toEqual(["العربية", "Dansk", "English", "Українська"]);
    await readIn("Українська");
    expect(await computed(question().locator("h2"))).toMatchObject({ direction: "ltr", lang: "uk" });
    expect(await question().locator(".buttons button").allInnerTexts()).toEqual(["Погодитися ділитися", "Відмовитися ділитися"]);
  });

  test("from right to left: the text runs its way, the page around it stays, and nothing scrolls sideways at 320 px", async () => {
    await readIn("العربية");
    for (const part of [question().locator("h2"), question().locator("dl.notice dd").first(), question().locator(".form-group-checkbox label").first()]) {
      expect(await computed(part)).toEqual({ direction: "rtl", align: expect.stringMatching(/right|start/), lang: "ar" });
    }
    expect(await asta.evaluate(() => [document.documentElement.lang, getComputedStyle(document.documentElement).direction])).toEqual(["da", "ltr"]);
    expect(await question().locator("dl.notice dt").first().innerText(), "its headings too").toMatch(/^[\u0600-\u06ff ]+$/);
    await asta.setViewportSize({ width: 320, height: 700 });
    expect(await asta.evaluate(() => {
      const root = document.documentElement;
      return { scrolls: root.scrollWidth - root.clientWidth, out: [...document.querySelectorAll("main *")].filter((element) => element.getBoundingClientRect().left < -1 && element.getBoundingClientRect().width > 1).map(({ outerHTML }) => outerHTML.slice(0, 80)) };
    })).toEqual({ scrolls: 0, out: [] });
  });

  test("from right to left: the box stands to the right of its words, and a phone number's groups in the order in which they are dialled", async () => {
    const box = question().locator(".form-group-checkbox").first();
    // dkfds draws the box before the label's words.
    const drawn = await box.locator("label").evaluate((label) => {
      const words = document.createRange();
      words.selectNodeContents(label);
      const style = getComputedStyle(label, "::before");
      return { right: Number.parseFloat(style.right), width: Number.parseFloat(style.width), label: label.getBoundingClientRect(), words: words.getBoundingClientRect() };
    });
    expect(drawn.label.right - drawn.words.right).toBeGreaterThanOrEqual(drawn.width);
    expect(drawn.right).toBeLessThanOrEqual(drawn.width);
    const number = question().locator("dd", { hasText: "MitID" });
    const [first, last] = await number.evaluate((element) => {
      const text = element.firstChild as Text;
      const [begin, end] = [text.data.indexOf("\u2068"), text.data.indexOf("\u2069")];
      const at = (from: number) => { const range = document.createRange(); range.setStart(text, from); range.setEnd(text, from + 1); return range.getBoundingClientRect(); };
      const [a, b] = [at(begin + 1), at(end - 1)];
      return Math.abs(a.top - b.top) < 2 ? [a.left, b.left] : [a.top, b.top];
    });
    expect(first).toBeLessThan(last ?? Number.NaN);
    expect(await leftOf(number)).toBeGreaterThan(0);
  });

  test("CON-11 her yes keeps which text she read: id, version, language and hash", async () => {
    await question().locator(".form-group-checkbox label").first().click();
    await question().getByRole("button", { name: "نعم، أوافق على المشاركة" }).click();
    await question().getByText("Du har sagt ja").waitFor();
    expect(await computed(question().locator("h2"))).toMatchObject({ lang: "da" });

    const { consents: { consents } } = await citizen.consent.myAccount.query({ limit: 20 });
    const consent = consents.find((each) => each.referralId === referralId);
    const granted = consent?.epochs.find(({ what }) => what === "granted");
    const read = consent?.shown.find(({ language }) => language === "ar");
    expect(granted?.notice).toEqual({ noticeId: "referral-from-authority", version: 1, language: "ar", hash: read?.hash });
    expect(read?.text.parts["title"]).toContain("مشاركة معلومات عنك");

    await asta.goto(`${portal}/citizen/consents/${consent?.consentId ?? ""}`);
    await asta.getByText("teksten læst på arabisk").waitFor();
  });
});
