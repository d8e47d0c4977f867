import type { MeetingTime } from "@haandslag/contracts";
import { entryIdOf, type Queryable, type Vault } from "@haandslag/vault";

/** Whom to call, where and when it suits: the citizen's own words, sealed under a key of the request's own. */
export interface CallBack { readonly name: string; readonly phone: string; readonly times: readonly MeetingTime[] }

export interface ContactContent {
  seal(tx: Queryable, contactRequestId: string, content: CallBack): Promise<void>;
  openMany(db: Queryable, contactRequestIds: readonly string[]): Promise<ReadonlyMap<string, CallBack>>;
}

export const contactContent = (vault: Vault): ContactContent => ({
  async seal(tx, id, content) {
    const dataKeyId = await vault.createKey({ owner: "record", aggregateId: id });
    await vault.seal(tx, { id: entryId(id), dataKeyId, kind: "call-back", content });
  },
  async openMany(db, ids) {
    const opened = await vault.openMany(db, ids.map(entryId));
    return new Map(ids.flatMap((id) => {
      const content = opened.get(entryId(id));
      return content === undefined ? [] : [[id, content as CallBack] as const];
    }));
  },
});

const entryId = (contactRequestId: string): string => entryIdOf("haandslag contact request", contactRequestId.toLowerCase());
