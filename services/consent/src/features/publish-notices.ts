import { isRefusal } from "@haandslag/contracts";
import { DomainError, fromRefusal } from "@haandslag/service-kit";
import { type NoticeDraft, publishNotice } from "../domain/notice/publish-notice.ts";
import { keepNotice } from "../storage/notices.ts";
import type { ConsentDeps } from "./ports.ts";

/**
 * Publishes what is not published yet; done at every start.
 * @throws DomainError NOTICE_INCOMPLETE with every part that is missing; NOTICE_CHANGED where a published version was edited
 */
export const publishNotices = ({ runner: { pool, clock } }: Pick<ConsentDeps, "runner">) => async (drafts: readonly NoticeDraft[]): Promise<void> => {
  for (const draft of drafts) {
    const notice = publishNotice(draft);
    if ("refused" in notice && isRefusal(notice)) throw fromRefusal(notice);
    const isSame = await keepNotice(pool, notice, clock.now());
    if (!isSame) throw new DomainError("NOTICE_CHANGED", { detail: { noticeId: notice.id, version: String(notice.version), language: notice.language } });
  }
};
