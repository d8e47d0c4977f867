import type { Consent } from "./state.ts";

/** What a command answers: ids, codes and numbers only, since it is kept for replays (REF-21). */
export interface Answered {
  readonly consentId: string;
  readonly status: Consent["status"];
  readonly epoch: number;
}

export const answered = ({ state: { consentId, status, epoch } }: { readonly state: Consent }): Answered => ({ consentId, status, epoch });
