import { NoticeDue } from "@haandslag/contracts";
import { NoticeError, type NoticeSender, renderNotice } from "@haandslag/notices";
import { reactOneByOne } from "@haandslag/service-kit";
import { reachableAt } from "../domain/content/index.ts";
import type { Deps } from "../ports/deps.ts";

/**
 * Tells the citizen that there is something to see (REF-27). Address and language leave the vault at this moment and
 * reach nobody but the sender of notices. The same notice id is the same notice, however often it is sent.
 */
export const onNoticeDue = ({ content, log, noticeSender, portalUrl }: Pick<Deps, "content" | "log"> & { noticeSender: NoticeSender; portalUrl: string }) => reactOneByOne({
  on: NoticeDue,
  async apply({ noticeId, referralId, kind, answerBy }, tx) {
    const { identity, notices } = await content.openRecord(tx, referralId);
    const reachable = reachableAt(identity, notices);
    if (reachable === undefined) return log.warn({ noticeId, referralId, kind }, "a notice could not be sent: the record has no address for the channel that the citizen chose. The caseworker sees this; somebody has to ask the citizen for one.");
    const { language } = notices;
    try {
      await noticeSender.send({ id: noticeId, ...reachable, language, ...renderNotice({ kind, language, address: portalUrl, answerBy }) });
    } catch (error) {
      if (!(error instanceof NoticeError) || error.code === "NOTICE_NOT_SENT") throw error;
      // Trying again would not help, and the notices behind it must not wait.
      log.warn({ noticeId, referralId, kind, code: error.code, channel: reachable.channel }, "a notice could not be sent by this channel. Somebody has to ask the citizen for another one.");
    }
  },
});
