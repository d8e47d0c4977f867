import { CallAsked } from "@haandslag/contracts";
import { NoticeError, type NoticeSender, renderNotice } from "@haandslag/notices";
import { reactOneByOne } from "@haandslag/service-kit";
import type { Deps } from "../ports/deps.ts";

/**
 * Tells an organisation at its address in the directory that one of its peers would like to be rung (ASG-12). Who it is
 * stands where the coordinator signs in. A call is one notice, however often it is heard of.
 */
export const onCallAsked = (o: Pick<Deps, "directory" | "log"> & { noticeSender: NoticeSender; portalUrl: string }) => reactOneByOne({
  on: CallAsked,
  async apply({ callId, organisationId }) {
    const to = (await o.directory.find(organisationId))?.email ?? null;
    if (to === null) return o.log.warn({ callId, organisationId }, "a peer asks to be rung and their organisation has no address in the directory. It stands in the coordinator's list all the same");
    try {
      await o.noticeSender.send({ id: callId, channel: "email", to, language: "da", ...renderNotice({ kind: "call-asked", language: "da", address: o.portalUrl, answerBy: null }) });
    } catch (error) {
      if (!(error instanceof NoticeError) || error.code === "NOTICE_NOT_SENT") throw error;
      // Trying again would not help, and whoever else asks must not wait.
      o.log.warn({ callId, organisationId, code: error.code }, "a peer asks to be rung and their organisation's address takes no notices. It stands in the coordinator's list all the same");
    }
  },
});
