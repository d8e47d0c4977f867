import { wrongCursor } from "./wrong-cursor.ts";

/** What the parts of a cursor look like. */
export const uuid = /^[0-9a-f-]{36}$/;
export const instant = /^[0-9TZ:.-]{20,30}$/;

/** The last row of a page as a cursor: a page stays right when rows are added before it. */
export const writeCursor = (place: readonly string[]): string => Buffer.from(JSON.stringify(place)).toString("base64url");

/** @throws DomainError INPUT_INVALID where the cursor is none that we made: the first page instead would make a reader go round for ever. */
export function readCursor(cursor: string | undefined, forms: readonly RegExp[]): readonly string[] | undefined {
  if (cursor === undefined) return undefined;
  const place = placeIn(cursor);
  if (!Array.isArray(place) || place.length !== forms.length || !forms.every((form, i) => typeof place[i] === "string" && form.test(place[i]))) throw wrongCursor();
  return place as string[];
}

function placeIn(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
