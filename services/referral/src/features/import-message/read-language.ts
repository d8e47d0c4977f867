import { get, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import type { Remarks } from "./remarks.ts";

/** The language that the citizen prefers, as its primary tag (`da` of `da-DK`, BCP 47); the first one where none is preferred. */
export function readLanguage(patient: Cursor, to: string, remarks: Remarks): string | undefined {
  const spoken = list(patient, "communication").flatMap((communication) => {
    const code = list(get(communication, "language"), "coding").flatMap((coding) => languageCode(coding) ?? [])[0];
    return code ? [{ communication, code, preferred: get(communication, "preferred")?.value === true }] : [];
  });
  const chosen = spoken.find(({ preferred }) => preferred) ?? spoken[0];
  for (const { communication } of spoken) if (communication !== chosen?.communication) remarks.drop(communication, "ANOTHER_WAS_CHOSEN");
  if (!chosen) return undefined;
  remarks.keep(chosen.code, to);
  return primaryTag(chosen.code);
}

function languageCode(coding: Cursor): TextCursor | undefined {
  const code = text(coding, "code");
  return text(coding, "system")?.value === "urn:ietf:bcp:47" && code && /^[A-Za-z]{2,3}(-|$)/.test(code.value) ? code : undefined;
}

const primaryTag = ({ value }: TextCursor): string => value.replace(/-.*$/, "").toLowerCase();
