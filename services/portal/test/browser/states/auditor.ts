import { atPath, type PageState } from "./page-state.ts";

export const auditorStates: readonly PageState[] = [atPath("/auditor", "Vera Revisor")];
