import type { NoticeLanguage } from "@haandslag/contracts";
import { lastDay } from "./last-day.ts";
import { parseOrRefuse } from "./notice.ts";
import { NoticeParameters } from "./notice-kind.ts";
import { da } from "./texts/da.ts";
import { en } from "./texts/en.ts";
import type { NoticeTexts } from "./texts/notice-texts.ts";

const texts: Record<NoticeLanguage, NoticeTexts> = { da, en };

/**
 * The subject and text of a notice in the person's language. Short enough for two SMS parts; one text for all channels.
 *
 * @throws NoticeError NOTICE_INVALID: anything but the closed parameters, an address with an id in it, a day missing
 */
export function renderNotice(parameters: NoticeParameters): { subject: string; text: string } {
  const { kind, language, address, answerBy } = parseOrRefuse(NoticeParameters, parameters);
  const { subject, sentences } = texts[language][kind];
  const text = sentences
    .filter((sentence) => answerBy !== null || !sentence.includes("{day}"))
    .map((sentence) => sentence.replace("{address}", () => address).replace("{day}", () => (answerBy === null ? "" : lastDay(answerBy, language))))
    .join(" ");
  return { subject, text };
}
