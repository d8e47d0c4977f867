import { NoticeChannel, NoticeLanguage } from "@haandslag/contracts";
import { z } from "zod";
import { NoticeError } from "./notice-error.ts";

const oneLine = z.string().min(1).max(120).regex(/^[^\r\n]*$/);

/**
 * One notice to one person. `to`: an e-mail address, a telephone number (Danish, or with + and country code), or the
 * lines of a postal address, as the channel has it. The same `id` is the same notice, however often it is sent.
 */
export const Notice = z.discriminatedUnion("channel", [
  notice(NoticeChannel.extract(["email"]), z.email().max(200)),
  notice(NoticeChannel.extract(["sms"]), z.string().regex(/^\+?[0-9 ]{6,20}$/)),
  notice(NoticeChannel.extract(["letter"]), z.string().min(1).max(500)),
]);
export type Notice = z.infer<typeof Notice>;

function notice<Channel extends z.ZodType, To extends z.ZodType>(channel: Channel, to: To) {
  return z.strictObject({ id: z.uuid(), channel, to, language: NoticeLanguage, subject: oneLine, text: z.string().min(1).max(2_000) });
}

/** Sends notices. `send` resolves when the next hand has taken the notice; otherwise it throws a NoticeError. */
export interface NoticeSender {
  send(notice: Notice): Promise<void>;
}

/** @throws NoticeError NOTICE_INVALID, naming the fields and no value */
export function parseOrRefuse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const wrong = parsed.error.issues.map(({ path, code }) => `${path.join(".") || "(the whole)"}: ${code}`);
  throw new NoticeError("NOTICE_INVALID", `This is not a notice that can be sent (${wrong.join(", ")}).`);
}
