import { createHash } from "node:crypto";
import { canonicalText } from "../domain/notice/render-notice.ts";

/** SHA-256 in hex over the canonical text: what a citizen's yes names (CON-11). */
export const noticeHash = (text: unknown): string => createHash("sha256").update(canonicalText(text)).digest("hex");
