import { callHeaders, currentCall, DomainError } from "@haandslag/service-kit";
import { type PassedOn, type ServiceBehind, servicesBehind } from "./ports.ts";

const patienceMs = 20_000;

/**
 * A person's call, on to the service that it is for, with the person's token: the body as it came, and the answer as it
 * is. What the service refuses, it refuses; here nothing is decided.
 * @throws DomainError …_UNAVAILABLE where the service does not answer
 */
export const passOn = (addresses: Readonly<Record<ServiceBehind, string>>) => async (o: { service: ServiceBehind; procedure: string; body: Buffer; accessToken: string }): Promise<PassedOn> => {
  try {
    const answer = await fetch(`${addresses[o.service]}/${o.procedure}`, {
      method: "POST", redirect: "error", signal: AbortSignal.timeout(patienceMs), body: new Uint8Array(o.body),
      headers: { ...callHeaders(currentCall()), "content-type": "application/json", authorization: `Bearer ${o.accessToken}` },
    });
    return { status: answer.status, contentType: answer.headers.get("content-type") ?? "application/json", body: Buffer.from(await answer.arrayBuffer()) };
  } catch (cause) {
    throw new DomainError(servicesBehind[o.service], { cause });
  }
};
