import { CallAsked, CallMade, type EventType } from "@haandslag/contracts";
import type { CallMe, CallMeEvent } from "./call-me.ts";

/** Others are told that somebody of this organisation waits for a call, or does no more; not who. */
export function announce(event: CallMeEvent, { organisationId }: CallMe, callId: string): readonly { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }[] {
  const data = { callId, organisationId } satisfies CallAsked & CallMade;
  return [{ eventType: event.type === "call-asked" ? CallAsked : CallMade, key: callId, data }];
}
