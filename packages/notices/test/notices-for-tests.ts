import { renderNotice, type Notice } from "../src/index.ts";

/** A notice as the referral service sends it. Numbers and addresses are reserved for examples. */
export function noticeTo(channel: Notice["channel"], to: string, id: string = crypto.randomUUID()): Notice {
  const words = renderNotice({ kind: "consent-requested", language: "da", address: "https://portal.example", answerBy: "2026-12-04T11:00:00Z" });
  return { id, channel, to, language: "da", ...words };
}
