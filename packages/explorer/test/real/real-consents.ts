import { consentIdOf } from "../../src/world/names.ts";
import type { Services } from "./services.ts";

/** Which real consent a trace's consent is: the asking and the purpose are in the trace's id. */
export async function realConsents({ databases }: Services, referralId: string): Promise<Map<string, string>> {
  const { rows } = await databases.consent.owner.query<{ id: string; purpose: "referral" }>("SELECT id, state->>'purpose' AS purpose FROM consent WHERE referral_id = $1 ORDER BY id", [referralId]);
  const asked = new Map<string, number>();
  return new Map(rows.map(({ id, purpose }) => {
    const asking = asked.get(purpose) ?? 0;
    asked.set(purpose, asking + 1);
    return [consentIdOf(asking, purpose), id];
  }));
}
