import { atPath, type PageState } from "./page-state.ts";

export const citizenStates: readonly PageState[] = [atPath("/citizen", "Freja Borger")];
