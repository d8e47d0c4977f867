import { DomainError } from "@haandslag/service-kit";
import type { PassedOn } from "./ports.ts";

const patienceMs = 5_000;

/** @throws DomainError CONSENT_UNAVAILABLE where the consent service does not answer */
export const readPublicLog = (consentUrl: string) => async (path: string): Promise<PassedOn> => {
  try {
    const answer = await fetch(new URL(`/log/${path}`, consentUrl), { redirect: "error", signal: AbortSignal.timeout(patienceMs) });
    return { status: answer.status, contentType: answer.headers.get("content-type") ?? "text/plain; charset=utf-8", body: Buffer.from(await answer.arrayBuffer()) };
  } catch (cause) {
    throw new DomainError("CONSENT_UNAVAILABLE", { cause });
  }
};
