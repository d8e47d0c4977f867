import type { ReferralEvent } from "./events.ts";
import type { Referral } from "./state.ts";

type NoticeEvent = Extract<ReferralEvent, { type: "notice-due" }>;

/** A notice is announced once for what it is about, however often the reason for it comes in (REF-27). */
export const noticeOnce = (state: Pick<Referral, "noticed">, notice: Omit<NoticeEvent, "type">): NoticeEvent[] =>
  state.noticed.includes(`${notice.kind}:${notice.about}`) ? [] : [{ type: "notice-due", ...notice }];
