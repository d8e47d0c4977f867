import { everywhere, get, isList, items, list, text, type Cursor } from "./cursor.ts";
import type { Entry } from "./bundle-entries.ts";
import type { References } from "./references.ts";
import { importError, type ImportError } from "./remarks.ts";

/** Whom the message is about, and what it asks for. */
export interface Subject {
  readonly patient: Cursor;
  /** The requests that a draft is made of, the first one first; empty where the message has none. */
  readonly requests: readonly Entry[];
}

type Found = { readonly ok: true; readonly subject: Subject } | { readonly ok: false; readonly errors: readonly ImportError[] };

/**
 * Decision 0005. The subject is the one citizen that the message is about: by its requests and, in a message that
 * somebody composed (every type but searchset), by everything else in it as well. A stray record of another person
 * refuses such a message; what a search brought along does not.
 */
export function findSubject(bundle: Cursor, entries: readonly Entry[], references: References): Found {
  const patients = entries.filter(({ type }) => type === "Patient");
  const requests = entries.filter(isRequest);
  const ofRequests = new Set(requests.flatMap((request) => patientsOf(request, references)));
  const decidedByRequests = text(bundle, "type")?.value === "searchset" && ofRequests.size > 0;
  const subjects = decidedByRequests ? ofRequests : new Set([...ofRequests, ...allSubjects(entries, patients, references)]);
  const [patient, ...others] = uniqueByPath(subjects);
  const nobody = requests.length > 0 && ofRequests.size === 0 ? requests.map(({ resource }) => resource.path) : patient ? [] : [bundle.path];
  if (!patient || nobody.length > 0) return { ok: false, errors: nobody.map((path) => importError(path, "NO_SUBJECT")) };
  if (others.length > 0) return { ok: false, errors: [patient, ...others].map(({ path }) => importError(path, "TWO_SUBJECTS")) };
  const own = requests.filter((request) => patientsOf(request, references).length > 0);
  return { ok: true, subject: { patient, requests: leading(own, entries, references) } };
}

/** A ServiceRequest, or a CarePlan that is an order (the FFB profile's form). One entered in error is none. */
function isRequest({ type, resource }: Entry): boolean {
  if (text(resource, "status")?.value === "entered-in-error") return false;
  return type === "ServiceRequest" || (type === "CarePlan" && text(resource, "intent")?.value === "order");
}

/** The patients that a resource says it is about. */
export function patientsOf(entry: Entry, references: References): readonly Cursor[] {
  return ["subject", "patient", "for", "beneficiary"].flatMap((name) => {
    const place = get(entry.resource, name);
    const places = place ? (isList(place.value) ? items(place) : [place]) : [];
    return places.flatMap((reference) => {
      const target = references.follow(reference, entry);
      return target && text(target, "resourceType")?.value === "Patient" ? [target] : [];
    });
  });
}

/** Everybody that anything is about, and whoever stands in the message without being referred to; else everybody. */
function allSubjects(entries: readonly Entry[], patients: readonly Entry[], references: References): readonly Cursor[] {
  const about = entries.filter(({ type }) => type !== "Patient" && type !== "Bundle").flatMap((entry) => patientsOf(entry, references));
  const referredTo = new Set(entries.flatMap((entry) =>
    [...everywhere(entry.resource)].flatMap((place) => references.follow(mayRefer(place), entry)?.path ?? [])));
  const strays = patients.filter(({ resource }) => !referredTo.has(resource.path)).map(({ resource }) => resource);
  return about.length + strays.length > 0 ? [...about, ...strays] : patients.map(({ resource }) => resource);
}

const mayRefer = (place: Cursor): Cursor | undefined => (text(place, "reference") === undefined ? undefined : place);

/** Those that the message header puts in focus; else those that rest on no other request of the message. */
function leading(requests: readonly Entry[], entries: readonly Entry[], references: References): readonly Entry[] {
  const focus = entries.filter(({ type }) => type === "MessageHeader").flatMap((header) => list(header.resource, "focus").map((place) => references.follow(place, header)?.path));
  const inFocus = requests.filter(({ resource }) => focus.includes(resource.path));
  if (inFocus.length > 0) return inFocus;
  const paths = new Set(requests.map(({ resource }) => resource.path));
  const roots = requests.filter((request) => !["basedOn", "partOf", "replaces"].some((name) =>
    list(request.resource, name).some((place) => paths.has(references.follow(place, request)?.path ?? ""))));
  const active = (entry: Entry): number => (isActive(entry) ? 0 : 1);
  return (roots.length > 0 ? roots : requests).toSorted((a, b) => active(a) - active(b));
}

export const isActive = ({ resource }: Entry): boolean => text(resource, "status")?.value === "active";

const uniqueByPath = (places: Iterable<Cursor>): readonly Cursor[] => [...new Map([...places].map((place) => [place.path, place])).values()];
