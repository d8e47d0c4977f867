import { localMailbox, type NoticeSender, smtpSender } from "@haandslag/notices";
import { ConfigError } from "@haandslag/service-kit";

export interface NoticeSettings {
  readonly NODE_ENV: string;
  readonly MAILBOX_DIR?: string | undefined;
  readonly SMTP_HOST?: string | undefined;
  readonly SMTP_PORT: number;
  readonly SMTP_ENCRYPTION: "tls" | "starttls" | "none";
  readonly SMTP_USER?: string | undefined;
  readonly SMTP_PASSWORD?: string | undefined;
  readonly SMTP_FROM?: string | undefined;
  readonly SMTP_SMS_DOMAIN?: string | undefined;
  readonly SMTP_LETTER_ADDRESS?: string | undefined;
}

/** Mail where it is set up, else the local mailbox. @throws ConfigError where there is neither, or a mailbox in production */
export function noticeSenderFrom(settings: NoticeSettings): NoticeSender {
  const { SMTP_HOST: host, SMTP_FROM: from, SMTP_USER: user, SMTP_PASSWORD: password, MAILBOX_DIR: folder } = settings;
  if (host !== undefined && from !== undefined) {
    return smtpSender({
      host, from, port: settings.SMTP_PORT, encryption: settings.SMTP_ENCRYPTION,
      login: user === undefined || password === undefined ? undefined : { user, password },
      gateways: { sms: settings.SMTP_SMS_DOMAIN, letter: settings.SMTP_LETTER_ADDRESS },
    });
  }
  if (folder === undefined || settings.NODE_ENV === "production") {
    throw new ConfigError("Notices to people cannot be sent: set SMTP_HOST and SMTP_FROM (outside production MAILBOX_DIR will do, a folder that keeps them).");
  }
  return localMailbox(folder);
}
