import type { Page } from "playwright-core";
import type { Cast } from "./cast.ts";
import { press, sees } from "./hands.ts";
import type { Steps } from "./step.ts";

/** Where a page's links lead, once the page stands. */
export async function linksUnder(page: Page, under: string): Promise<(string | null)[]> {
  await page.locator("main h2").first().waitFor();
  return await page.locator(`main a[href^="${under}"]`).evaluateAll((links) => links.map((link) => link.getAttribute("href")));
}

/** The link that has come since: of several that read alike it is the new one. */
export async function newLink(page: Page, under: string, before: readonly (string | null)[]): Promise<string> {
  const known = before.filter((href) => href !== null);
  await page.waitForFunction(([path, old]) => [...document.querySelectorAll(`main a[href^="${path}"]`)].some((link) => !old.includes(link.getAttribute("href") ?? "")), [under, known] as const);
  return (await linksUnder(page, under)).find((href) => href !== null && !known.includes(href)) ?? "";
}

/** The coordinator opens a request without a name, says yes, and only then opens the case. */
export async function* accepting({ coordinator: { page } }: Cast, offer: string): Steps {
  yield { title: "the request has come to the inbox", person: "coordinator", page };

  await page.locator(`main a[href="${offer}"]`).click();
  await press(page, "Åbn forespørgslen (det ses af borgeren)");
  await page.getByRole("heading", { name: "Det, borgeren gerne vil" }).waitFor();
  yield { title: "a request without a name", person: "coordinator", page };

  await press(page, "Sig ja til forespørgslen");
  await page.getByRole("link", { name: "Find peers" }).waitFor();
  await page.getByRole("button", { name: "Åbn sagen (det ses af borgeren)" }).waitFor();
  yield { title: "accepted, and still closed", person: "coordinator", page };

  await press(page, "Åbn sagen (det ses af borgeren)");
  await sees(page, "Med borgerens egne ord");
  yield { title: "the case is open", person: "coordinator", page };
}
