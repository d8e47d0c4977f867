import { createTransport } from "nodemailer";
import { asMail, type Gateways } from "./gateway.ts";
import { Notice, parseOrRefuse, type NoticeSender } from "./notice.ts";
import { NoticeError } from "./notice-error.ts";

/**
 * `encryption`: `tls` from the first byte (port 465), `starttls` (587; a server that does not offer it gets nothing),
 * `none` for a mail server on this very machine. `from`: a bare address; its domain also ends the Message-ID.
 */
export interface SmtpConfig {
  readonly host: string;
  readonly port: number;
  readonly encryption: "tls" | "starttls" | "none";
  readonly login?: { readonly user: string; readonly password: string } | undefined;
  readonly from: string;
  readonly gateways?: Gateways | undefined;
}

/**
 * Sends by SMTP. A notice's Message-ID comes from its id, so a notice that is sent again after a crash between the
 * server's 250 and our own record of it is the same message to every mail system on its way.
 *
 * Each `send` is a connection of its own: notices are few, and an idle one is mostly dead when it is needed.
 *
 * @throws (by send) NoticeError NOTICE_NOT_SENT: try again later; NOTICE_ADDRESS_REFUSED, NOTICE_CHANNEL_CLOSED: do not
 */
export function smtpSender(config: SmtpConfig): NoticeSender {
  const { host, port, encryption, login, from, gateways = {} } = config;
  const transport = createTransport({
    host, port,
    secure: encryption === "tls",
    requireTLS: encryption === "starttls",
    ignoreTLS: encryption === "none",
    ...(login && { auth: { user: login.user, pass: login.password } }),
    connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000,
    disableFileAccess: true, disableUrlAccess: true,
  });
  return {
    async send(notice) {
      const valid = parseOrRefuse(Notice, notice);
      const { to, subject, text } = asMail(valid, gateways);
      try {
        await transport.sendMail({
          messageId: `<${valid.id}@${from.slice(from.lastIndexOf("@") + 1)}>`,
          from, to: { name: "", address: to }, subject, text, // an object, so that no comma makes it two addresses
          headers: { "Auto-Submitted": "auto-generated", "Content-Language": valid.language }, // RFC 3834: no "out of office" in return
          xMailer: false,
        });
      } catch (error) {
        throw notTaken(error, valid.id, `${host}:${port}`);
      }
    },
  };
}

/** Keeps nodemailer's code and the server's number; leaves its words, which repeat the address. */
function notTaken(error: unknown, id: string, server: string): NoticeError {
  const { code, responseCode, command } = Object(error) as { code?: unknown; responseCode?: unknown; command?: unknown };
  const answer = [code, responseCode].filter((each) => typeof each === "string" || typeof each === "number").join(" ") || "no code";
  const forGood = command === "RCPT TO" && typeof responseCode === "number" && responseCode >= 500;
  return forGood
    ? new NoticeError("NOTICE_ADDRESS_REFUSED", `The mail server ${server} takes no mail for the address of notice ${id} (${answer}). Somebody has to ask the person for another one.`)
    : new NoticeError("NOTICE_NOT_SENT", `The mail server ${server} did not take notice ${id} (${answer}). It can be sent again.`);
}
