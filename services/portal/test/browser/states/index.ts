import { auditorStates } from "./auditor.ts";
import { caseworkerStates } from "./caseworker.ts";
import { citizenStates } from "./citizen.ts";
import { frontStates } from "./front.ts";
import { organisationStates } from "./organisation.ts";
import type { PageState } from "./page-state.ts";
import { peerStates } from "./peer.ts";

/** Every state that a page is looked at in. Each page of the table must stand here at least once. */
export const pageStates: readonly PageState[] = [...frontStates, ...citizenStates, ...caseworkerStates, ...organisationStates, ...peerStates, ...auditorStates];
