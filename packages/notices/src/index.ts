export { Notice, type NoticeSender } from "./notice.ts";
export { NoticeError, type NoticeErrorCode } from "./notice-error.ts";
export { noticeKinds, NoticeParameters, type NoticeKind } from "./notice-kind.ts";
export { renderNotice } from "./render-notice.ts";
export { listMailbox, localMailbox } from "./local-mailbox.ts";
export { smtpSender, type SmtpConfig } from "./smtp-sender.ts";
