import { atPath, type PageState } from "./page-state.ts";

export const auditorStates: readonly PageState[] = ["/auditor", "/auditor/ledger", "/auditor/receipts", "/auditor/log"].flatMap((path) => ["Otto Revisor", "Vera Revisor"].map((person) => atPath(path, person)));
