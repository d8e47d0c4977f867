import { createHash } from "node:crypto";
import { ConsentReceiptOverdue, type Party } from "@haandslag/contracts";
import { NoticeError, type NoticeSender, renderNotice } from "@haandslag/notices";
import { currentCall, reactOneByOne } from "@haandslag/service-kit";
import { whoIsTold } from "../domain/policies/who-is-told.ts";
import type { Deps } from "../ports/deps.ts";

type Told = Exclude<Party, { kind: "citizen" }>;

/**
 * Tells whoever answers for it that a receipt is missing: an organisation at its address in the directory, an authority
 * at its controller's. The notice says that one is missing and where to look, and nothing of whom or what it is about
 * (CON-26, CON-27). Heard twice it is the same notice.
 */
export const onReceiptOverdue = (o: Pick<Deps, "directory" | "log"> & { noticeSender: NoticeSender; portalUrl: string; controllerAddresses: ReadonlyMap<string, string> }) => reactOneByOne({
  on: ConsentReceiptOverdue,
  async apply(overdue) {
    const { consentId, epoch, holder, step } = overdue;
    const eventId = currentCall().causationId ?? `${consentId} ${epoch} ${holder} ${step}`;
    const kind = step === "reminder" ? "receipt-missing" : "receipt-still-missing";
    for (const party of whoIsTold(overdue)) {
      const to = party.kind === "authority" ? o.controllerAddresses.get(party.id) : (await o.directory.find(party.id))?.email;
      const facts = { consentId, epoch, holder, step, party: party.id };
      if (to === undefined || to === null) {
        o.log.warn(facts, "a receipt is overdue and there is no address to tell it to: an organisation's belongs in the directory, an authority's in CONTROLLER_ADDRESSES. Somebody has to call them");
        continue;
      }
      try {
        await o.noticeSender.send({ id: noticeIdOf(eventId, party), channel: "email", to, language: "da", ...renderNotice({ kind, language: "da", address: o.portalUrl, answerBy: null }) });
      } catch (error) {
        if (!(error instanceof NoticeError) || error.code === "NOTICE_NOT_SENT") throw error;
        // Trying again would not help, and whoever else is to be told must not wait.
        o.log.warn({ ...facts, code: error.code }, "a receipt is overdue and its address takes no notices. Somebody has to call them");
      }
    }
  },
});

/** One event, one notice to each: a UUID of its own making (RFC 9562 § 5.8), the same each time. */
function noticeIdOf(eventId: string, { id }: Told): string {
  const hex = createHash("sha256").update(`${eventId} ${id}`).digest("hex");
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
