import type { clients } from "../../../calls/clients.ts";
import { directionOf } from "./languages.ts";
import { noticeWords } from "./notice-words.ts";

export type Notice = Awaited<ReturnType<typeof clients.consent.myConsent.query>>["notice"]["text"];

/** In the order in which a person asks: what for, to whom, who sees it, how long, a no, stopping; then the law. */
const parts = ["purpose", "sender", "recipient", "seenBy", "howLong", "onNo", "unchanged", "withdraw", "keepPeer", "legalBasis", "dataProtectionOfficer", "complaint"] as const;

/** The title apart, every part of a notice in reading order: what is read aloud is what stands there. */
export const noticeInOrder = (notice: Notice): readonly string[] => parts.flatMap((part) => notice.parts[part] ?? []);

/** The whole text that is asked with, in its own language, with small headings to find one's way by. */
export function NoticeText({ notice }: { readonly notice: Notice }) {
  const { headings, lang } = noticeWords(notice.language);
  return (
    <dl className="notice" lang={notice.language} dir={directionOf(notice.language)}>
      {parts.filter((part) => notice.parts[part] !== undefined).map((part) => (
        <div key={part}>
          <dt {...(lang === notice.language ? {} : { lang, dir: directionOf(lang) })}>{headings[part]}</dt>
          <dd>{notice.parts[part]}</dd>
        </div>
      ))}
    </dl>
  );
}
