import { parseArgs } from "node:util";
import { asService } from "@haandslag/service-kit";
import { generateClients } from "@haandslag/service-kit/database";
import { type Figure, report } from "./figure.ts";

interface FigureSet {
  readonly partNames?: readonly string[];
  measure(say: (line: string) => void, only?: string): AsyncIterable<Figure>;
}
/** The sets of figures, by name: `npm run bench -- main`, and a part of one: `npm run bench -- consent/log`. */
const sets: Record<string, () => Promise<FigureSet>> = {
  main: () => import("./main/main-figures.ts"),
  consent: () => import("./consent/consent-figures.ts"),
  pages: () => import("./pages/pages-figures.ts"),
};

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });
const names = positionals.length === 0 ? Object.keys(sets) : positionals;
await generateClients({ ifStale: true });
const asked = await Promise.all(names.map(async (name) => {
  const [of = "", part] = name.split("/");
  return { name, part, set: await sets[of]?.() };
}));
const unknown = asked.filter(({ part, set }) => set === undefined || (part !== undefined && !(set.partNames ?? []).includes(part)));
if (unknown.length > 0) {
  const known = await Promise.all(Object.entries(sets).map(async ([of, load]) => [of, ...((await load()).partNames ?? []).map((part) => `${of}/${part}`)]));
  process.stderr.write(`There is no benchmark called ${unknown.map(({ name }) => name).join(", ")}. There are: ${known.flat().join(", ")}.\n`);
  process.exit(1);
}

// With --json what is for people goes to the error output: a run that dies late has said what it measured.
const say = (line: string) => { (values.json ? process.stderr : process.stdout).write(`${line}\n`); };
const figures: ReturnType<typeof report>[] = [];
const failures: unknown[] = [];
for (const { part, set } of asked) {
  if (set === undefined) continue;
  // What a benchmark lays ready and counts it does as the service; who is measured acts in a call of their own.
  await asService(async () => {
    for await (const figure of set.measure(say, part)) {
      const one = report(figure);
      figures.push(one);
      say(`${one.met ? "reached" : "MISSED "}  ${one.name}: ${one.value} ${one.unit} (reach for ${one.reach}${one.baseline === null ? "" : `; baseline ${one.baseline}`})`);
    }
  }).catch((error: unknown) => failures.push(error));
}
// What was measured before is told all the same.
for (const failure of failures) console.error(failure);
if (values.json) process.stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
process.exit(failures.length === 0 ? 0 : 1);
