import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** For a page's path, in each language: the files that its first picture needs, the soonest needed first. */
export type Preloads = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** In the built pages' folder, where no address can name it. */
export const preloadsFile = join(".vite", "preloads.json");

interface Built {
  readonly file: string;
  readonly imports?: readonly string[];
}

/** What this needs of the table of pages (`web/app`, which is the browser's and has types of its own). */
interface Table {
  readonly pages: readonly { readonly path: string; readonly home: string; readonly load: () => Promise<unknown> }[];
  readonly textsOf: Readonly<Record<string, readonly string[]>>;
}

const languages = ["da", "en"];
/** What every page is set in, in all its weights. Late, it would move what is being read. */
const font = "ibm-plex-sans-latin-wght-normal-";

/** @throws where a page of the table has no file among the built ones: it would load late, and nobody would notice */
export async function preloadsOf(dist: string): Promise<Preloads> {
  const manifest = JSON.parse(await readFile(join(dist, ".vite", "manifest.json"), "utf8")) as Record<string, Built>;
  const shell = await readFile(join(dist, "index.html"), "utf8");
  const { pages, textsOf } = await table();
  const assets = await readdir(join(dist, "assets"));
  const fontFile = `/assets/${assets.find((file) => file.startsWith(font) && file.endsWith(".woff2")) ?? fail(`there is no font ${font}`)}`;
  const built = (name: string): Built => manifest[name] ?? fail(`${name} is not among the built pages`);
  const withImports = (name: string): string[] => [name, ...(built(name).imports ?? []).flatMap(withImports)];
  const filesOf = (names: readonly string[]) => names.flatMap(withImports).map((name) => `/${built(name).file}`);
  // index.html names these too, but is read when the others have taken the browser's six lines: the first paint came a turn later.
  const shellFiles = [...shell.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].map(([, file = ""]) => file);
  const first = [...shellFiles.filter((file) => file.endsWith(".css")), ...shellFiles.filter((file) => file.endsWith(".js"))];
  return Object.fromEntries(pages.map(({ path, home, load }) => {
    const source = /import\("\.\/(.+?)"\)/.exec(load.toString())?.[1] ?? fail(`the page ${path} does not say which file it loads`);
    const content = `homes/${home}/${source}`;
    return [path, Object.fromEntries(languages.map((language) => [language, [...new Set([...first, ...filesOf([content, ...["app", ...(textsOf[home] ?? [])].map((text) => `texts/${language}/${text}.json`)]), fontFile])]]))];
  }));
}

async function table(): Promise<Table> {
  const part = async (name: string) => (await import(new URL(`../web/app/${name}.ts`, import.meta.url).href)) as Table;
  return { pages: (await part("page-table")).pages, textsOf: (await part("pages")).textsOf };
}

function fail(message: string): never {
  throw new Error(message);
}
