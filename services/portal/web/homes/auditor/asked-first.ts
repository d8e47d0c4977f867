import type { AskedFirst } from "../../app/asked-first.ts";
import { ask } from "../../calls/ask.ts";

export const auditorHomeAsks = (): AskedFirst => [ask.consent.uncoveredDisclosures(), ask.consent.overdueReceipts({ limit: 100 })];
