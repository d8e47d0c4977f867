import { Instant, NoticeLanguage } from "@haandslag/contracts";
import { z } from "zod";

/**
 * What people are told about, and whether the text names a day. `required`: the notice is not sent without one;
 * `optional`: its sentence is left out; `none`: there is nothing to answer.
 */
export const noticeKinds = {
  "consent-requested": "required",
  "consent-reminder": "required",
  "consent-renewal": "required",
  "peers-ready": "optional",
  "course-started": "none",
  "check-in-due": "optional",
  "referral-stopped": "none",
  "contact-code": "none",
  "caseworker-news": "none",
  // To an organisation, and to an authority's controller.
  "receipt-missing": "none",
  "receipt-still-missing": "none",
  "call-asked": "none",
} as const satisfies Record<string, "required" | "optional" | "none">;
export type NoticeKind = keyof typeof noticeKinds;

/**
 * The portal's address, or that of one of its pages. A path of words only: an id in an address ends up in browser
 * histories and on lock screens, and somebody has to type it from a letter.
 */
const PortalAddress = z.string().max(100).regex(/^https?:\/\/[\p{L}\d.-]+(:\d{1,5})?(\/[a-z]+(-[a-z]+)*)*\/?$/u);

/**
 * All that a text can take (REF-27): with no field for a name, an organisation or words of anybody's, none can get
 * into a notice. `answerBy` is exclusive, as `expiresAt` of a consent is (CON-01): the text names the last whole day.
 */
export const NoticeParameters = z.strictObject({
  kind: z.enum(Object.keys(noticeKinds) as [NoticeKind, ...NoticeKind[]]),
  language: NoticeLanguage,
  address: PortalAddress,
  answerBy: Instant.nullable(),
}).refine(({ kind, answerBy }) => noticeKinds[kind] === "optional" || (noticeKinds[kind] === "required") === (answerBy !== null), { path: ["answerBy"] });
export type NoticeParameters = z.infer<typeof NoticeParameters>;
