import { parseArgs } from "node:util";
import { asService } from "@haandslag/service-kit";
import { generateClients } from "@haandslag/service-kit/database";
import { type Figure, report } from "./figure.ts";

/** The sets of figures, by name: `npm run bench -- main`. */
const sets: Record<string, () => Promise<{ measure(say: (line: string) => void): AsyncIterable<Figure> }>> = {
  main: () => import("./main/main-figures.ts"),
  consent: () => import("./consent/consent-figures.ts"),
  pages: () => import("./pages/pages-figures.ts"),
};

const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });
const names = positionals.length === 0 ? Object.keys(sets) : positionals;
const unknown = names.filter((name) => sets[name] === undefined);
if (unknown.length > 0) {
  process.stderr.write(`There is no benchmark called ${unknown.join(", ")}. There are: ${Object.keys(sets).join(", ")}.\n`);
  process.exit(1);
}

await generateClients({ ifStale: true });
// With --json what is for people goes to the error output: a run that dies late has said what it measured.
const say = (line: string) => { (values.json ? process.stderr : process.stdout).write(`${line}\n`); };
const figures: ReturnType<typeof report>[] = [];
for (const name of names) {
  const set = await sets[name]?.();
  if (set === undefined) continue;
  // What a benchmark lays ready and counts it does as the service; who is measured acts in a call of their own.
  await asService(async () => {
    for await (const figure of set.measure(say)) {
      const one = report(figure);
      figures.push(one);
      say(`${one.met ? "reached" : "MISSED "}  ${one.name}: ${one.value} ${one.unit} (reach for ${one.reach}${one.baseline === null ? "" : `; baseline ${one.baseline}`})`);
    }
  });
}
if (values.json) process.stdout.write(`${JSON.stringify({ figures }, null, 2)}\n`);
process.exit(0);
