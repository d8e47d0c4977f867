import type { Gender, MeetingTime, Mobility, SupportForm, Theme } from "@haandslag/contracts";

/** The citizen's coded profile as a disclosure gave it, category by category; what was not permitted is absent. No identity in it (ASG-04). Shown, and kept nowhere. */
export interface CodedProfile {
  readonly situation?: { readonly themes: readonly Theme[] };
  readonly wishes?: { readonly forms: readonly SupportForm[]; readonly peerGender: Gender | null };
  readonly practical?: { readonly languages: readonly string[]; readonly mobility: Mobility; readonly times: readonly MeetingTime[] };
}

/** Of that, what matching reads: held for the reasons that the citizen herself is told, and shown to nobody else. */
export interface HeldProfile {
  readonly situation?: { readonly themes: readonly Theme[] };
  readonly wishes?: { readonly peerGender: Gender | null };
  readonly practical?: { readonly languages: readonly string[]; readonly times: readonly MeetingTime[] };
}

/** What a peer says of themself, as far as matching reads it. */
export interface PeerTraits {
  readonly gender: Gender | null;
  readonly themes: readonly Theme[];
  readonly forms: readonly SupportForm[];
  readonly languages: readonly string[];
  readonly times: readonly MeetingTime[];
}

/** Exactly the coded fields, whatever else an answer carried: nothing here is free text. */
export const codedFieldsOf = ({ situation, wishes, practical }: CodedProfile): CodedProfile => ({
  ...(situation === undefined ? {} : { situation: { themes: situation.themes } }),
  ...(wishes === undefined ? {} : { wishes: { forms: wishes.forms, peerGender: wishes.peerGender } }),
  ...(practical === undefined ? {} : { practical: { languages: practical.languages, mobility: practical.mobility, times: practical.times } }),
});

/** Exactly what matching reads, whatever else an answer carried. */
export const heldFieldsOf = ({ situation, wishes, practical }: CodedProfile): HeldProfile => ({
  ...(situation === undefined ? {} : { situation: { themes: situation.themes } }),
  ...(wishes === undefined ? {} : { wishes: { peerGender: wishes.peerGender } }),
  ...(practical === undefined ? {} : { practical: { languages: practical.languages, times: practical.times } }),
});
