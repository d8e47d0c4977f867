import { atPath, type PageState } from "./page-state.ts";

export const frontStates: readonly PageState[] = [atPath("/"), atPath("/accessibility"), atPath("/help-now"), atPath("/login/again")];
