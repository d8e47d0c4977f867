import { choiceElementOf } from "./r4-definitions.ts";

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject { readonly [name: string]: Json }

/** A place in the message: what stands there, and its FHIRPath from the root. */
export interface Cursor {
  readonly value: Json;
  readonly path: string;
  /** The innermost resource that the place belongs to. */
  readonly resourceType: string;
}
/** A place where a text stands. */
export interface TextCursor extends Cursor { readonly value: string }

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

export const rootOf = (message: JsonObject, resourceType: string): Cursor => ({ value: message, path: resourceType, resourceType });

/** The place of an element by its name in JSON: `valueString`, `_given`. Its FHIRPath says `value`, `given`. */
export function get(cursor: Cursor | undefined, name: string): Cursor | undefined {
  if (!cursor || !isObject(cursor.value) || !Object.hasOwn(cursor.value, name)) return undefined;
  const plain = name.startsWith("_") ? name.slice(1) : name;
  return placeOf(cursor.value[name] ?? null, `${cursor.path}.${choiceElementOf(cursor.resourceType, plain)}`, cursor.resourceType);
}

/** The items of a repeating element; none where it is missing, or no list. */
export function list(cursor: Cursor | undefined, name: string): readonly Cursor[] {
  const place = get(cursor, name);
  return place ? items(place) : [];
}

export const items = (place: Cursor): readonly Cursor[] =>
  isList(place.value) ? place.value.map((value, index) => placeOf(value, `${place.path}[${index}]`, place.resourceType)) : [];

/** The text of an element; undefined where it is missing, or no text. */
export function text(cursor: Cursor | undefined, name: string): TextCursor | undefined {
  const place = get(cursor, name);
  return place && isText(place) ? place : undefined;
}

export const isText = (place: Cursor): place is TextCursor => typeof place.value === "string";

/** Every place directly inside, in the order of the message. `hidden`: it came by a name with `_`, beside the element itself. */
export function inside(cursor: Cursor): readonly (Cursor & { readonly hidden: boolean })[] {
  if (isList(cursor.value)) return items(cursor).map((item) => ({ ...item, hidden: false }));
  if (!isObject(cursor.value)) return [];
  return Object.keys(cursor.value).flatMap((name) => {
    const place = get(cursor, name);
    return place ? [{ ...place, hidden: name.startsWith("_") }] : [];
  });
}

/** Every place at and below, parents first. */
export function* everywhere(cursor: Cursor): Generator<Cursor> {
  yield cursor;
  for (const place of inside(cursor)) yield* everywhere(place);
}

function placeOf(value: Json, path: string, resourceType: string): Cursor {
  const inner = isObject(value) ? value["resourceType"] : undefined;
  return { value, path, resourceType: typeof inner === "string" ? inner : resourceType };
}
