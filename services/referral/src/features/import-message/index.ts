export { ImportedDraft } from "./imported-draft.ts";
export { loadR4Definitions } from "./r4-definitions.ts";
export { readMessage, type ImportReport, type ReadMessageOptions } from "./read-message.ts";
export type { ImportError, ImportFinding } from "./remarks.ts";
export type { Dropped, Kept } from "./account-for.ts";
