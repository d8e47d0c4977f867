import { NoticeDue, NoticeLanguage } from "@haandslag/contracts";
import { inspect } from "node:util";
import { describe, expect, test } from "vitest";
import { noticeKinds, renderNotice, type NoticeKind } from "../src/index.ts";
import { da } from "../src/texts/da.ts";
import { en } from "../src/texts/en.ts";

const kinds = Object.keys(noticeKinds) as NoticeKind[];
const address = "https://portal.example/log-ind";
const answerBy = "2026-12-04T23:00:00Z"; // midnight in Denmark, so that the last day is the fourth
const dayFor = (kind: NoticeKind) => (noticeKinds[kind] === "none" ? null : answerBy);
const everyNotice = kinds.flatMap((kind) => NoticeLanguage.options.map((language) => [kind, language] as const));

describe("a notice names neither organisation nor subject", () => {
  /** What stands in the referral that the notice is about. */
  const planted = { organisation: "Foreningen Lyset", citizen: "Ægir Ørsted-Åkjær", cprNumber: "000000-0000", wish: "nogen at tale med", referralId: "01938d2c-7b1a-7c3e-9f00-0a1b2c3d4e5f" };

  test.each(everyNotice)("REF-27 %s, %s: names nobody and nothing", (kind, language) => {
    const { subject, text } = renderNotice({ kind, language, address, answerBy: dayFor(kind) });
    for (const value of Object.values(planted)) expect(`${subject} ${text}`).not.toContain(value);
    const aboutWhat = /peer|støtte|support|samtykke|consent|henvis|refer|psyk|mental|kommune|municipal|region|forening|organi|sagsbehandler|caseworker|forløb|course|måling/i;
    expect(`${subject} ${text.replace(address, "")}`).not.toMatch(aboutWhat);
  });

  test.each(everyNotice)("REF-27 %s, %s: takes none of it, and the refusal repeats none of it", (kind, language) => {
    const closed = { kind, language, address, answerBy: dayFor(kind) };
    for (const [field, value] of Object.entries(planted)) {
      const addresses = [`${address}?for=${value}`, `${address}/${value}`, `${address}#${value}`];
      for (const attempt of [{ ...closed, [field]: value }, ...addresses.map((leaking) => ({ ...closed, address: leaking }))]) {
        expect(refusal(attempt)).toContain("NOTICE_INVALID");
        expect(refusal(attempt)).not.toContain(value);
      }
    }
  });
});

describe("a notice", () => {
  test.each(everyNotice)("%s, %s: says once where to go, and when where there is a day", (kind, language) => {
    const { subject, text } = renderNotice({ kind, language, address, answerBy: dayFor(kind) });
    expect(text.split(address)).toHaveLength(2);
    expect(text.includes(language === "da" ? "fredag 4. december" : "Friday 4 December")).toBe(noticeKinds[kind] !== "none");
    expect(`${subject} ${text}`).not.toMatch(/[{}!]|undefined|null/);
    expect(text.length).toBeLessThanOrEqual(306); // two SMS parts of GSM-7
    expect(text).toMatch(/^[\x20-\x7eæøåÆØÅ]+$/); // all of it in GSM-7, where one other character halves the room
  });

  test("the words, in Danish", () => {
    expect(Object.fromEntries(kinds.map((kind) => [kind, renderNotice({ kind, language: "da", address: "https://portal.example", answerBy: dayFor(kind) }).text]))).toMatchInlineSnapshot(`
      {
        "call-asked": "En hos jer vil gerne ringes op. Log ind på https://portal.example. Der kan I se hvem.",
        "caseworker-news": "Der er nyt til dig. Log ind på https://portal.example.",
        "check-in-due": "Vi har nogle få spørgsmål til dig. Log ind med MitID på https://portal.example. Svar senest fredag 4. december. Du kan springe over, hvad du vil.",
        "consent-reminder": "Du kan stadig nå at svare på vores spørgsmål. Log ind med MitID på https://portal.example. Svar senest fredag 4. december. Svarer du ikke, sker der ikke mere.",
        "consent-renewal": "Du har sagt ja til noget, som gælder til og med fredag 4. december. Log ind med MitID på https://portal.example, hvis du vil sige ja igen. Svarer du ikke, stopper det, du har sagt ja til, efter den dag.",
        "consent-requested": "Vi har et spørgsmål til dig. Log ind med MitID på https://portal.example. Svar senest fredag 4. december. Du bestemmer selv, hvad du svarer.",
        "contact-code": "Du har fået et telefonnummer og en kode. Log ind med MitID på https://portal.example. Der kan du se dem begge. Ring, når det passer dig.",
        "course-started": "Der er nyt til dig. Log ind med MitID på https://portal.example. Der kan du se, hvad der sker nu.",
        "peers-ready": "Du kan vælge nu. Log ind med MitID på https://portal.example. Svar senest fredag 4. december. Du kan også sige nej til det hele.",
        "receipt-missing": "Der mangler en kvittering fra jer. Log ind på https://portal.example. Der kan I se hvilken.",
        "receipt-still-missing": "Der mangler stadig en kvittering, nu på tredje dag. I er dataansvarlige og skal selv få den frem. Log ind på https://portal.example. Der kan I se hvilken.",
        "referral-stopped": "Noget er stoppet. Log ind med MitID på https://portal.example. Der kan du se, hvad det betyder for dig. Du behøver ikke gøre noget.",
      }
    `);
  });

  test("without a day its sentence is left out where it may be, and the notice refused where it may not", () => {
    const at = (kind: NoticeKind) => renderNotice({ kind, language: "en", address, answerBy: null });
    expect(at("peers-ready").text).toBe(`You can choose now. Sign in with MitID at ${address}. You can also say no to all of it.`);
    expect(() => at("consent-requested")).toThrow(/answerBy/);
    expect(() => renderNotice({ kind: "course-started", language: "en", address, answerBy })).toThrow(/answerBy/);
  });

  test.each([
    ["the middle of a day is that day", "2026-12-04T11:30:00Z", "fredag 4. december"],
    ["midnight in winter ends the day before", "2026-12-04T23:00:00Z", "fredag 4. december"],
    ["the first minute in winter is the new day", "2026-12-04T23:01:00Z", "lørdag 5. december"],
    ["midnight in summer ends the day before", "2026-07-03T22:00:00Z", "fredag 3. juli"],
    ["an hour before, too, is that day", "2026-07-03T21:00:00Z", "fredag 3. juli"],
    ["the night when the clock goes back", "2026-10-25T00:30:00Z", "søndag 25. oktober"],
  ])("%s", (_, end, day) => {
    expect(renderNotice({ kind: "consent-requested", language: "da", address, answerBy: end }).text).toContain(`Svar senest ${day}.`);
  });

  test.each(["http://localhost:3000", "http://127.0.0.1:41234/", "https://håndslag.example/mine-samtykker"])("the portal may be at %s", (good) => {
    expect(renderNotice({ kind: "course-started", language: "da", address: good, answerBy: null }).text).toContain(good);
  });

  test.each(["portal.example", "javascript:alert(1)", "https://someone@portal.example", "https://portal.example/r/17", "https://portal.example/x?y", "https://portal.example/0000000000/..", "https://portal.example/a\tb", ""])("but not at %j", (bad) => {
    expect(refusal({ kind: "course-started", language: "da", address: bad, answerBy: null })).toMatch(/address: [\s\S]*NOTICE_INVALID/);
  });
});

describe("the texts", () => {
  test("Danish and English have the same keys, with the same places to fill", () => {
    expect(Object.keys(en)).toEqual(Object.keys(da));
    expect(kinds.map((kind) => places(en[kind].sentences))).toEqual(kinds.map((kind) => places(da[kind].sentences)));
  });

  test("there is one for every notice that the referral service can be asked for", () => {
    for (const kind of NoticeDue.data.shape.kind.options) expect(kinds).toContain(kind);
  });
});

const places = (sentences: readonly string[]) => sentences.join(" ").match(/\{\w+\}/g)?.toSorted();

/** What comes of parameters that the types forbid, as a program with a bug would pass them: all that a log could print. */
function refusal(parameters: object): string {
  try {
    return JSON.stringify(renderNotice(parameters as Parameters<typeof renderNotice>[0]));
  } catch (error) {
    return inspect(error, { depth: 10, showHidden: true });
  }
}
