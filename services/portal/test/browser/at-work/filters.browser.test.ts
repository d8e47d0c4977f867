import type { Page } from "playwright-core";
import { describe, expect, inject, test } from "vitest";
import { tabsFor } from "../setup/tabs-for.ts";
import { standing } from "../states/page-state.ts";

const portal = inject("portal");
const tabFor = tabsFor();

/** Each list with a filter that leaves nothing, or less. Nobody in the demo data is late or has paused. */
const lists = [
  { person: "Signe Koordinator", path: "/organisation/peers", list: "Jeres peers", label: "Status", choice: "paused", leaves: "nothing" },
  { person: "Signe Koordinator", path: "/organisation/peers", list: "Jeres peers", label: "Status", choice: "invited", leaves: "less" },
  { person: "Signe Koordinator", path: "/organisation", list: "forløb", label: "Hvor langt", choice: "in_course", leaves: "less" },
  { person: "Otto Revisor", path: "/auditor/ledger", list: "Det, der er delt", label: "Samtykke til", choice: "feedback", leaves: "less" },
  { person: "Otto Revisor", path: "/auditor/receipts", list: "Modtagere", label: "Hvem har fået besked", choice: "controller", leaves: "nothing" },
  { person: "Otto Revisor", path: "/auditor/receipts", list: "Kvitteringer fra hver modtager", label: "Hvem", choice: "notes", leaves: "less" },
  { person: "Mikkel Borger", path: "/citizen/who-looked", list: "De har fået noget", label: "Hvem", choice: "municipality-0751", leaves: "less" },
  { person: "Mikkel Borger", path: "/citizen/account", list: "Beviser", label: "Bevis for", choice: "receipt", leaves: "nothing" },
] as const;

const countOf = (page: Page, of: string) => page.getByRole("table", { name: of }).locator("tbody tr").count();

describe.concurrent.each(lists)("$path by $label: $choice", ({ person, path, list, label, choice, leaves }) => {
  test("the filter stands in the address, leaves what fits, is found again by the address, and what leaves nothing leads back to all of it", async (context) => {
    const page = await tabFor(context, person);
    await page.goto(`${portal}${path}`);
    await standing(page);
    const before = await countOf(page, list);
    const filters = page.getByRole("search", { name: new RegExp(list) });
    await filters.getByLabel(label, { exact: true }).selectOption(choice);
    await page.waitForURL((url) => [...url.searchParams.values()].includes(choice));
    await standing(page);
    const seesWhatFits = async () => {
      if (leaves === "nothing") await page.getByText("Her er ikke noget, der passer til det, du har valgt.").waitFor();
      else await context.expect.poll(async () => [await countOf(page, list) > 0, await countOf(page, list) < before]).toEqual([true, true]);
    };
    await seesWhatFits();
    await page.reload();
    await standing(page);
    await seesWhatFits();
    expect(await filters.getByLabel(label, { exact: true }).inputValue()).toBe(choice);
    if (leaves === "less") return;
    await page.getByRole("button", { name: "Vis alle" }).click();
    await context.expect.poll(() => new URL(page.url()).search).toBe("");
    await context.expect.poll(() => countOf(page, list)).toBe(before);
  });
});

test("a ledger between days: what is no day chooses nothing", async (context) => {
  const page = await tabFor(context, "Otto Revisor");
  await page.goto(`${portal}/auditor/ledger?to=2020-01-01`);
  await page.getByText("Her er ikke noget, der passer til det, du har valgt.").waitFor();
  await page.goto(`${portal}/auditor/ledger?to=never&purpose=nothing&recipient=Nobody%27s`);
  await standing(page);
  expect(await countOf(page, "Det, der er delt")).toBeGreaterThan(0);
});
