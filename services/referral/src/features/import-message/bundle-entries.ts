import { get, isObject, list, text, type Cursor, type TextCursor } from "./cursor.ts";

/** One entry of the Bundle with the resource in it. */
export interface Entry {
  readonly place: Cursor;
  readonly resource: Cursor;
  readonly type: string;
  readonly id: string | undefined;
  readonly fullUrl: TextCursor | undefined;
}

/** Entries without a resource (a deletion in a transaction, say) are none: they are dropped like everything that nobody reads. */
export function readEntries(bundle: Cursor): readonly Entry[] {
  return list(bundle, "entry").flatMap((place) => {
    const resource = get(place, "resource");
    const type = text(resource, "resourceType")?.value;
    if (!resource || !isObject(resource.value) || type === undefined) return [];
    return [{ place, resource, type, id: text(resource, "id")?.value, fullUrl: text(place, "fullUrl") }];
  });
}
