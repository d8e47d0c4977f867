import { inside, isList, isObject, type Cursor } from "./cursor.ts";
import type { DropReason } from "./remark-texts.ts";
import { whyDropped, type Remarks } from "./remarks.ts";

export interface Kept { readonly path: string; readonly to: string }
/** `why` for whoever reads it as it is, `code` for pages that have words of their own. A report from before it had codes has none. */
export interface Dropped { readonly path: string; readonly code?: DropReason; readonly why: string }
export interface Account { readonly kept: readonly Kept[]; readonly dropped: readonly Dropped[] }

/**
 * Accounts for every value of the message (REF-22): it is kept, or it stands under a dropped path. That holds by
 * construction, since this walks the message and not the readers' notes. A part of which nothing was kept, for one
 * and the same reason, is one line.
 */
export function accountFor(root: Cursor, remarks: Remarks): Account {
  const { kept, dropped } = visit(root, false, "NO_PLACE", remarks);
  return { kept, dropped: dropped.map(({ path, reason }) => ({ path, code: reason, why: whyDropped(reason) })) };
}

interface Part { readonly kept: readonly Kept[]; readonly dropped: readonly { readonly path: string; readonly reason: DropReason }[] }

function visit(place: Cursor, hidden: boolean, inherited: DropReason, remarks: Remarks): Part {
  const reason = remarks.reasons.get(place.path) ?? inherited;
  if (!isObject(place.value) && !isList(place.value)) {
    // Null fills a list of values where only an extension stands; it is no value.
    if (place.value === null) return { kept: [], dropped: [] };
    const to = remarks.kept.get(place.path);
    return to === undefined ? { kept: [], dropped: [{ path: place.path, reason }] } : { kept: [{ path: place.path, to }], dropped: [] };
  }
  const parts = inside(place).map((inner) => visit(inner, hidden ? isList(place.value) : inner.hidden, reason, remarks));
  const kept = parts.flatMap((part) => part.kept);
  const dropped = parts.flatMap((part) => part.dropped).map((line) => (kept.length > 0 && saysHowToRead(line, place) ? { ...line, reason: "ENVELOPE" as const } : line));
  // What hangs beside a value (`_given`) shares its path with it, so it is never summed up there.
  const isOneLine = !hidden && kept.length === 0 && dropped.length > 0 && dropped.every((line) => line.reason === reason);
  return { kept, dropped: isOneLine ? [{ path: place.path, reason }] : dropped };
}

/** Beside what was kept: the code system of a code, the use of a name. */
const saysHowToRead = ({ path, reason }: Part["dropped"][number], place: Cursor): boolean =>
  reason === "NO_PLACE" && ["system", "use", "url", "preferred"].includes(path.slice(place.path.length + 1));
