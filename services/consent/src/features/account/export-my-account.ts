import { accountFormat } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import { ownSubject } from "../../domain/policies/may-know.ts";
import { inOneSnapshot } from "../../storage/account/in-one-snapshot.ts";
import type { ConsentDeps } from "../ports.ts";
import { accountConsents, accountDisclosures, accountProofs, accountRecipients, type PageOf } from "./account-parts.ts";
import { lookUpPage } from "./my-look-ups.ts";
import { noteOwnReading } from "../../storage/account/note-look-up.ts";

/**
 * The whole account to take away, every page of it in one snapshot (CON-32): in our own documented format
 * (docs/account.md); src/api/fhir makes FHIR of it. The export is itself a line of it.
 */
export const exportMyAccount = ({ runner }: ConsentDeps) => async (who: Actor) => {
  const subjectId = ownSubject(who);
  await noteOwnReading(runner, who, "own-export");
  const at = runner.clock.now().toISOString();
  return await inOneSnapshot(runner.pool, async (db) => ({
    format: accountFormat.name, version: accountFormat.version, at,
    consents: await all((page) => accountConsents(db, page), "consents"),
    recipients: await accountRecipients(db, subjectId),
    disclosures: await all((page) => accountDisclosures(db, page), "disclosures"),
    lookUps: await all((page) => lookUpPage(db, page), "lookUps"),
    proofs: await all((page) => accountProofs(db, page), "records"),
  }));

  async function all<Name extends string, Item>(read: (page: PageOf) => Promise<Record<Name, Item[]> & { readonly nextCursor: string | null }>, name: Name): Promise<Item[]> {
    const items: Item[] = [];
    for (let before: string | null | undefined; before !== null;) {
      const page: Record<Name, Item[]> & { readonly nextCursor: string | null } = await read({ subjectId, before, limit: pageSize });
      items.push(...page[name]);
      before = page.nextCursor;
    }
    return items;
  }
};

const pageSize = 200;
