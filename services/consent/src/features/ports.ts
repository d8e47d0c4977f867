import type { CommandRunner, Ids, Log } from "@haandslag/service-kit";
import type { ConsentLists } from "../storage/consent-lists.ts";
import type { Consents } from "../storage/consent-store.ts";

/** What the features are given. This service asks no other. */
export interface ConsentDeps {
  readonly runner: CommandRunner;
  readonly ids: Ids;
  readonly consents: Consents;
  readonly lists: ConsentLists;
  readonly log: Pick<Log, "info">;
}
