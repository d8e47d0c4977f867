import { parseSync, Visitor } from "oxc-parser";
import type { Finding } from "../finding.ts";

/** Names in code with a letter that English has not. Texts for people (strings) are free to use them. */
export function findDanishNames(file: string, source: string): Finding[] {
  const names = new Set<string>();
  const note = ({ name }: { name: string }) => {
    if (/[æøå]/i.test(name)) names.add(name);
  };
  new Visitor({ Identifier: note, PrivateIdentifier: note, JSXIdentifier: note }).visit(parseSync(file, source).program);
  return [...names].map((name) => ({ file, fault: `the name ${name} is not English`, remedy: "Use the field's English term (design § 9); Danish stands in the texts on the pages." }));
}
