import { atPath, type PageState } from "./page-state.ts";

export const organisationStates: readonly PageState[] = [atPath("/organisation", "Signe Koordinator")];
