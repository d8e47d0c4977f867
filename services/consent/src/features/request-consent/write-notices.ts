import { NoticeLanguage, type Party } from "@haandslag/contracts";
import { DomainError, type Queryable } from "@haandslag/service-kit";
import type { QuestionToAsk } from "../../domain/consent/questions-to-ask.ts";
import { noticeFor } from "../../domain/notice/notice-for.ts";
import { renderNotice } from "../../domain/notice/render-notice.ts";
import { noticeHash } from "../../storage/notice-hash.ts";
import { type AskedNotice, newestNotices } from "../../storage/notices.ts";
import { phoneIn, type RequestInput } from "./check-request.ts";

/**
 * The exact texts of one question, in every language, from the newest version that is whole.
 * @throws DomainError NOTICE_UNKNOWN where no version is in every language of the pages
 */
export async function writeNotices(tx: Queryable, consentId: string, question: QuestionToAsk, input: RequestInput): Promise<AskedNotice[]> {
  const { purpose, categories, discloser, recipient, law } = question;
  const noticeId = noticeFor(purpose, discloser);
  const templates = await newestNotices(tx, noticeId, NoticeLanguage.options);
  if (templates.length === 0) throw new DomainError("NOTICE_UNKNOWN", { detail: { noticeId, languages: NoticeLanguage.options.join(", ") } });
  return templates.map((template) => {
    const text = renderNotice(template, categories, {
      sender: nameOf(discloser, input), recipient: nameOf(recipient, input), phone: phoneIn(input) ?? "",
      years: String(law.longestLifeYears.is), paragraph: law.words[template.language] ?? "",
    });
    return { consentId, language: template.language, hash: noticeHash(text), text };
  });
}

/** A citizen is "you" in the texts and has no name here. */
function nameOf(party: Party, { authority, organisation }: RequestInput): string {
  switch (party.kind) {
    case "authority": return authority?.name ?? "";
    case "organisation": return organisation.name;
    case "citizen": return "";
  }
}
