import type { Entry } from "./bundle-entries.ts";
import type { Cursor } from "./cursor.ts";
import { dropTheRest } from "./drop-the-rest.ts";
import type { Subject } from "./find-subject.ts";
import { ImportedDraft } from "./imported-draft.ts";
import { messageIdOf } from "./message-id.ts";
import { readIdentity } from "./read-identity.ts";
import { readLanguage } from "./read-language.ts";
import { readRelatives } from "./read-relatives.ts";
import { readRequests } from "./read-request.ts";
import { readWishes } from "./read-wishes.ts";
import type { References } from "./references.ts";
import type { Remarks } from "./remarks.ts";

/** Makes the one draft of a message that has no errors, and writes down of every part of it what became of it. */
export function readDraft(
  bundle: Cursor, entries: readonly Entry[], references: References, { patient, requests }: Subject, now: Date, remarks: Remarks,
): { readonly draft: ImportedDraft; readonly messageId: string | undefined } {
  const to = "drafts[0]";
  const messageId = messageIdOf(bundle, entries, remarks);
  const language = readLanguage(patient, `${to}.practical.language`, remarks);
  const draft: ImportedDraft = {
    identity: readIdentity(patient, bundle, now, `${to}.identity`, remarks),
    relatives: [...readRelatives(patient, entries, references, now, `${to}.relatives`, remarks)],
    wish: { text: [...readWishes(patient, entries, references, `${to}.wish.text`, remarks)] },
    practical: language === undefined ? {} : { language },
    ...readRequests(requests, bundle, patient, to, remarks),
    sourcePath: requests[0]?.resource.path ?? patient.path,
  };
  for (const { type, resource } of entries) {
    if (type === "Consent") remarks.find(resource.path, "CONSENT_NOT_TAKEN");
    if (type === "Patient" && resource.path !== patient.path) remarks.find(resource.path, "OTHER_PERSON");
  }
  dropTheRest(bundle, entries, requests, remarks);
  return { draft: ImportedDraft.parse(draft), messageId };
}
