import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import { textsIn, type Texts } from "./namespaces.ts";

const folder = join(import.meta.dirname, "../../web/texts/notice");
const notices = join(import.meta.dirname, "../../../consent/notices");
const read = (language: string) => JSON.parse(readFileSync(join(folder, `${language}.json`), "utf8")) as Texts;

it("CON-16 whatever language a notice can be read in, its headings are there in it, all of them", () => {
  const published = new Set(readdirSync(notices).map((file) => /\.v\d+\.([a-z]+)\.json$/.exec(file)?.[1] ?? "da"));
  expect(published.size).toBeGreaterThan(2);
  for (const language of ["en", ...published]) {
    expect(textsIn(read(language)).map(({ path }) => path), language).toEqual(textsIn(read("da")).map(({ path }) => path));
    expect(textsIn(read(language)).filter(({ text }) => text.trim() === ""), language).toEqual([]);
  }
});
