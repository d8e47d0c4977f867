import { get, list, text, type Cursor } from "./cursor.ts";

/** KL's code system for social and health care in municipalities. */
const klCodes = "http://kl.dk/fhir/common/caresocial/CodeSystem/KLCommonCareSocialCodes";

/** "FFB borgers mål og ønsker" and "FSIII borgers ønsker og mål": goals as the citizen said them. */
const ownGoals: ReadonlySet<string> = new Set(["416fe27d-3ccf-4390-8742-8b52a9d8dc78", "ffb9886b-d04e-46b1-9165-a400f91f822b"]);

/** "VUM Borgerens perspektiv på indsatsen": the citizen's view of the support. */
const ownPerspective = "3f7a8ca0-afca-4b0d-8773-a99b5f2f8aaf";

/** Marked as the citizen's own; or a goal without any mark that it is a professional's (a category, a problem that it addresses, somebody else who set it). */
export function isOwnGoal(goal: Cursor, byCitizen: (reference: Cursor | undefined) => boolean): boolean {
  const codes = klCodesOf(list(goal, "category"));
  if (codes.some((code) => ownGoals.has(code))) return true;
  const expressedBy = get(goal, "expressedBy");
  if (expressedBy) return byCitizen(expressedBy);
  return !get(goal, "category") && !get(goal, "addresses");
}

export const isOwnPerspective = (observation: Cursor): boolean => {
  const code = get(observation, "code");
  return code !== undefined && klCodesOf([code]).includes(ownPerspective);
};

const klCodesOf = (concepts: readonly Cursor[]): readonly string[] =>
  concepts.flatMap((concept) => list(concept, "coding")).flatMap((coding) => (text(coding, "system")?.value === klCodes ? (text(coding, "code")?.value ?? []) : []));
