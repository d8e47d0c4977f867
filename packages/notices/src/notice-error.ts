/** What can go wrong with a notice, for programs. The text never holds an address, a number or a name (CON-26). */
export type NoticeErrorCode =
  | "NOTICE_INVALID" // not a notice, or parameters that a text does not take
  | "NOTICE_CHANNEL_CLOSED" // no gateway is set up for this channel
  | "NOTICE_ADDRESS_REFUSED" // this address takes no notices; trying again does not help
  | "NOTICE_NOT_SENT"; // the mail server did not take it now; try again

export class NoticeError extends Error {
  override readonly name = "NoticeError";
  readonly code: NoticeErrorCode;

  // No `cause`: a mail server's answer repeats the address, and loggers print causes.
  constructor(code: NoticeErrorCode, message: string) {
    super(message);
    this.code = code;
  }
}
