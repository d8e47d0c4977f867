import { isObject, type Json, type JsonObject } from "./cursor.ts";
import type { ErrorCode } from "./remark-texts.ts";

/** A real message is about 12 deep. The bound keeps every walk over it, and the validator's, off the end of the stack. */
const deepest = 40;

type Read = { readonly ok: true; readonly message: JsonObject } | { readonly ok: false; readonly code: ErrorCode };

/** Text to JSON object, guarded: size first, then depth and doubled names in one pass over the text, and only then JSON.parse. */
export function readJsonText(text: string, maxBytes: number): Read {
  if (Buffer.byteLength(text) > maxBytes) return { ok: false, code: "TOO_LARGE" };
  const json = text.startsWith("\uFEFF") ? text.slice(1) : text;
  const fault = faultOf(json);
  if (fault === "NESTED_TOO_DEEP") return { ok: false, code: fault };
  try {
    const message = JSON.parse(json) as Json;
    if (fault) return { ok: false, code: fault };
    return isObject(message) ? { ok: true, message } : { ok: false, code: "NOT_FHIR_R4" };
  } catch {
    return { ok: false, code: "NOT_JSON" };
  }
}

/**
 * A name that stands twice in one object is refused (RFC 8259 § 4: what a reader makes of it is unpredictable):
 * JSON.parse would take the last one, and the first would be neither kept nor reported. Linear in the text, and no
 * regular expression: one that looks for strings goes quadratic on a text of escaped quotes.
 */
function faultOf(json: string): "NESTED_TOO_DEEP" | "NAME_TWICE" | undefined {
  const open: Set<string>[] = [];
  let twice = false;
  let last = "";
  for (let at = 0; at < json.length; at++) {
    switch (json[at]) {
      case "{":
      case "[":
        if (open.push(new Set()) > deepest) return "NESTED_TOO_DEEP";
        break;
      case "}":
      case "]":
        open.pop();
        break;
      case '"': {
        const end = endOfString(json, at);
        last = json.slice(at, end);
        at = end - 1;
        break;
      }
      case ":": {
        const name = last.includes("\\") ? unescaped(last) : last;
        const names = open.at(-1);
        twice ||= names?.has(name) ?? false;
        names?.add(name);
        break;
      }
    }
  }
  return twice ? "NAME_TWICE" : undefined;
}

/** The position after the closing quote; after the text where there is none. */
function endOfString(json: string, start: number): number {
  for (let quote = json.indexOf('"', start + 1); quote !== -1; quote = json.indexOf('"', quote + 1)) {
    let before = quote - 1;
    while (json[before] === "\\") before--;
    if ((quote - before) % 2 === 1) return quote + 1;
  }
  return json.length;
}

function unescaped(quoted: string): string {
  try {
    return JSON.stringify(JSON.parse(quoted));
  } catch {
    return quoted;
  }
}
