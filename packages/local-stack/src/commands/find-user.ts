import type { Ready } from "../ready-file.ts";

/** The name as `ready.json` has it. @throws a sentence that lists who can sign in */
export function findUser(users: Ready["users"], asked: string): string {
  const found = users.find(({ name }) => name.toLowerCase() === asked.trim().toLowerCase());
  if (found !== undefined) return found.name;
  const list = users.map(({ name, role, unit }) => `  ${name} (${role}, ${unit})`).join("\n");
  throw new Error(`${asked === "" ? "Say who: npm run token -- USER" : "Nobody here has that name."} These can sign in:\n${list}`);
}
