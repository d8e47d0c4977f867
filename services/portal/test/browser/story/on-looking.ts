import { errorCodes } from "@haandslag/contracts";
import type { Person } from "@haandslag/testing/browser";
import { expect } from "vitest";
import codes from "../../../web/texts/da/codes.json" with { type: "json" };
import { type Cast, type Citizen, everybody } from "./cast.ts";

/** States and codes as programs write them. Those that are also a Danish word are left out. */
const written = new Set([...Object.keys(errorCodes), ...Object.values(codes).flatMap((words) => Object.keys(words)).filter((code) => /[-_]/.test(code)), "draft", "offered", "accepted", "declined", "withdrawn", "granted", "revoked", "refused", "requested"]);
const codeIn = (text: string): string[] => text.split(/[^\p{L}\p{N}_-]+/u).filter((word) => written.has(word));
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;

/** Every word by which this citizen could be known. */
export const wordsOf = ({ cprNumber, givenName, familyName, phone, email, wish }: Citizen): readonly string[] => [cprNumber, familyName, phone, email, wish, `${givenName} ${familyName}`];

/** Holds for everybody's page at any moment: no code of a program, no id; and no person in an address or a title. */
export async function allIsPlain(cast: Cast, of: Citizen): Promise<void> {
  for (const { name, page } of everybody(cast)) {
    const [text, title] = [await page.locator("body").innerText(), await page.title()];
    expect(codeIn(text), `codes on the page of ${name}`).toEqual([]);
    expect(text, `an id on the page of ${name}`).not.toMatch(uuid);
    for (const word of [...wordsOf(of), of.givenName]) expect(`${title} ${decodeURIComponent(page.url())}`, `title and address of ${name}`).not.toContain(word);
  }
}

/** Nothing of the citizen is anywhere in these pages, seen or not. */
export async function knowNothingOf(of: Citizen, ...people: readonly Person[]): Promise<void> {
  for (const { name, page } of people) {
    const html = await page.content();
    expect(wordsOf(of).filter((word) => html.includes(word)), `what ${name} has of ${of.givenName}`).toEqual([]);
  }
}

/** Pages marked now and still marked later have not been loaded anew in between: what has come has come by itself. */
export const mark = (cast: Cast): Promise<unknown> => Promise.all(everybody(cast).map(({ page }) => page.evaluate(() => document.documentElement.setAttribute("data-since", "the beginning"))));
export const unmarked = async (cast: Cast): Promise<string[]> => (await Promise.all(everybody(cast).map(async ({ name, page }) => ((await page.locator("html").getAttribute("data-since")) === null ? [name] : [])))).flat();
