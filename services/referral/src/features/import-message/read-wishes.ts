import { get, list, text, type Cursor, type TextCursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import { isOwnGoal, isOwnPerspective } from "./citizens-own.ts";
import { longestWish } from "./imported-draft.ts";
import { patientsOf } from "./find-subject.ts";
import type { References } from "./references.ts";
import type { Remarks } from "./remarks.ts";

/**
 * The citizen's own goals and wishes in free text, in the order of the message: notes that the citizen wrote on a
 * request, goals of the citizen's own, and the citizen's perspective. Reasons for a request are diagnoses more often
 * than not and are left (decision 0005).
 */
export function readWishes(patient: Cursor, entries: readonly Entry[], references: References, to: string, remarks: Remarks): readonly string[] {
  const wishes: string[] = [];
  const take = (words: TextCursor): void => {
    const wish = words.value.trim();
    const at = wishes.indexOf(wish);
    if (at === -1 && [...wishes, wish].join("\n\n").length > longestWish) {
      remarks.drop(words, "TOO_LONG");
      remarks.find(words.path, "WISH_TOO_LONG");
      return;
    }
    if (at === -1) wishes.push(wish);
    remarks.keep(words, `${to}[${at === -1 ? wishes.length - 1 : at}]`);
    remarks.find(words.path, "WISH_TO_READ");
  };
  for (const entry of entries) {
    if (!patientsOf(entry, references).some(({ path }) => path === patient.path)) continue;
    for (const words of wordsOf(entry, patient, references, remarks)) take(words);
  }
  if (wishes.length === 0) remarks.find(patient.path, "NO_WISH");
  return wishes;
}

function wordsOf(entry: Entry, patient: Cursor, references: References, remarks: Remarks): readonly TextCursor[] {
  const { type, resource, place } = entry;
  const byCitizen = (reference: Cursor | undefined): boolean => references.follow(reference, entry)?.path === patient.path;
  switch (type) {
    case "ServiceRequest":
    case "CarePlan":
      return list(resource, "note").filter((note) => byCitizen(get(note, "authorReference"))).flatMap((note) => text(note, "text") ?? []);
    case "Goal": {
      const description = text(get(resource, "description"), "text");
      if (isOver(resource, "lifecycleStatus")) return dropped(place, "NO_LONGER_VALID", remarks);
      return isOwnGoal(resource, byCitizen) && description ? [description] : dropped(place, "NOT_THE_CITIZENS_GOAL", remarks);
    }
    case "Observation": {
      const words = text(resource, "valueString") ?? text(get(resource, "valueCodeableConcept"), "text");
      if (!isOwnPerspective(resource) || !words) return dropped(place, "ASSESSMENT", remarks);
      return isOver(resource, "status") ? dropped(place, "NO_LONGER_VALID", remarks) : [words];
    }
    default:
      return [];
  }
}

const isOver = (resource: Cursor, name: string): boolean => ["cancelled", "rejected", "entered-in-error"].includes(text(resource, name)?.value ?? "");

function dropped(place: Cursor, reason: "NO_LONGER_VALID" | "NOT_THE_CITIZENS_GOAL" | "ASSESSMENT", remarks: Remarks): readonly TextCursor[] {
  remarks.drop(place, reason);
  return [];
}
