import type { Person } from "./person.ts";

type Line = Awaited<ReturnType<Person["consent"]["myRecipients"]["query"]>>["recipients"][number];
type ConsentLine = Line["consents"][number];
export type EpochReceipts = ConsentLine["receipts"][number];

/** What the citizen's own account says of who has answered for one consent: a list for each end and each narrowing. */
export async function receiptsOf(citizen: Person, consentId: string): Promise<readonly EpochReceipts[]> {
  const { recipients } = await citizen.consent.myRecipients.query();
  return recipients.flatMap(({ consents }) => consents).find((consent) => consent.consentId === consentId)?.receipts ?? [];
}

/** Everybody from whom an answer is awaited has answered, and there was something to answer for. */
export const areAllIn = (receipts: readonly EpochReceipts[]): boolean =>
  receipts.length > 0 && receipts.every(({ holders }) => holders.some(({ status }) => status === "received") && holders.every(({ status }) => status === "received" || status === "not-awaited"));

/** For a person to read: who answered for what, or who has not. */
export const inWords = (receipts: readonly EpochReceipts[]): string =>
  receipts.length === 0 ? "no receipt is due" : receipts.map(({ because, holders }) => `${because}: ${holders.map(({ holder, status, erased, kept }) => `${holder} ${status}${erased.length > 0 ? `, erased ${erased.join(" ")}` : ""}${kept.length > 0 ? `, kept ${kept.map(({ what }) => what).join(" ")}` : ""}`).join("; ")}`).join(" | ");
