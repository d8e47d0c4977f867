import { ContactRequestChanged, type EventType } from "@haandslag/contracts";
import type { ContactRequest, ContactRequestEvent } from "./state.ts";

/** The unit that calls is told that who waits has changed, or every unit where none has her case; not who she is. */
export const announce = (_event: ContactRequestEvent, { contactRequestId, authorityId, unitId }: ContactRequest): readonly { readonly eventType: EventType; readonly key: string; readonly data: Record<string, unknown> }[] =>
  [{ eventType: ContactRequestChanged, key: contactRequestId, data: { contactRequestId, authorityId, unitId } satisfies ContactRequestChanged }];
