import type { Notice } from "./notice.ts";
import { NoticeError } from "./notice-error.ts";

/**
 * How SMS and letters leave by mail: `sms` is the domain of a mail-to-SMS gateway, which takes `<country code and
 * number>@<domain>`; `letter` is the mailbox of a print service, which takes the postal address as the first lines.
 * Danish providers offer both; one SMTP account then serves all three channels, and there is no second thing that can
 * be down. Digital Post takes its own way (a later issue).
 */
export interface Gateways {
  readonly sms?: string | undefined;
  readonly letter?: string | undefined;
}

/** @throws NoticeError NOTICE_CHANNEL_CLOSED, NOTICE_ADDRESS_REFUSED */
export function asMail(notice: Notice, gateways: Gateways): { to: string; subject: string; text: string } {
  const { channel, to, subject, text } = notice;
  switch (channel) {
    case "email":
      return { to, subject, text };
    case "sms":
      if (gateways.sms === undefined) throw closed(notice);
      return { to: `${internationalNumber(notice)}@${gateways.sms}`, subject: "", text };
    case "letter":
      if (gateways.letter === undefined) throw closed(notice);
      return { to: gateways.letter, subject, text: `${to}\n\n${text}` };
  }
}

/** Digits with country code (ITU-T E.164). Eight digits alone are a Danish number. */
function internationalNumber({ id, to }: Notice): string {
  const number = to.replaceAll(" ", "");
  if (/^\d{8}$/.test(number)) return `45${number}`;
  if (/^\+[1-9]\d{6,14}$/.test(number)) return number.slice(1);
  throw new NoticeError("NOTICE_ADDRESS_REFUSED", `Notice ${id} cannot go out as SMS: its number is neither a Danish one nor one with + and country code.`);
}

function closed({ id, channel }: Notice): NoticeError {
  return new NoticeError("NOTICE_CHANNEL_CLOSED", `Notice ${id} is to go out as ${channel}, and no gateway for that is set up. Name one in the configuration, or ask the person for another channel.`);
}
