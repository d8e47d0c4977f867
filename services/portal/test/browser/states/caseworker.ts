import { atPath, type PageState } from "./page-state.ts";

export const caseworkerStates: readonly PageState[] = [atPath("/caseworker", "Maja Sagsbehandler")];
