const nearMs = 30 * 86_400_000;

/** A yes that ends within thirty days, as early as the citizen is reminded of it: now it can be said again. */
export const isNearEnd = <Consent extends { readonly status: string; readonly expiresAt: string | null }>(consent: Consent): consent is Consent & { readonly expiresAt: string } =>
  consent.status === "granted" && consent.expiresAt !== null && Date.parse(consent.expiresAt) - Date.now() < nearMs;
