import { resolve } from "node:path";
import type { Ready } from "../ready-file.ts";

/** Where a stack keeps its data unless it is told: `.local` in the project. */
export const ownDataFolder = resolve(import.meta.dirname, "../../../../.local");

/** Two lines for a shell in the project's folder, that a newcomer can copy: an access token, and a call with it. */
export function firstCall(o: { readonly ready: Ready; readonly folder: string }): readonly [string, string] {
  const where = o.folder === ownDataFolder ? "" : ` --data '${o.folder.replaceAll("'", "'\\''")}'`;
  return [
    `TOKEN=$(npm run -s token -- "Maja Sagsbehandler"${where})`,
    `curl -H "authorization: Bearer $TOKEN" '${o.ready.services.referral}/trpc/listAuthorities?input=%7B%7D'`,
  ];
}
