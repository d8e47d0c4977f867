import { createHash } from "node:crypto";
import { get, text, type Cursor, type JsonObject, type TextCursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import type { Remarks } from "./remarks.ts";

/**
 * What makes two messages the same one (REF-21): MessageHeader.id together with Bundle.id (a sender that sends anew
 * changes the latter: R4 Messaging, MedCom's message identifiers), else Bundle.identifier, else Bundle.id.
 * A SHA-256 in hex, since nothing stops a sender from making an id of something personal (CON-26). Undefined: the
 * message has no id, and cannot be recognised.
 */
export function messageIdOf(bundle: Cursor, entries: readonly Entry[], remarks: Remarks): string | undefined {
  const bundleId = text(bundle, "id");
  const headerId = entries.filter(({ type }) => type === "MessageHeader").flatMap(({ resource }) => text(resource, "id") ?? [])[0];
  const identifier = get(bundle, "identifier");
  const parts: readonly TextCursor[] = [
    ...(headerId ? [headerId] : [text(identifier, "system"), text(identifier, "value")]),
    ...(headerId || !identifier ? [bundleId] : []),
  ].filter((part) => part !== undefined);
  if (parts.length === 0) return undefined;
  for (const part of parts) remarks.keep(part, "messageId");
  return sha256(parts.map((part) => part.value));
}

/** Of what the message says, whatever its white space: "the same id with other content" is seen by it. */
export const contentHashOf = (message: JsonObject): string => sha256(message);

const sha256 = (content: unknown): string => createHash("sha256").update(JSON.stringify(content)).digest("hex");
