import type { Gender, MeetingTime, SupportForm, Theme } from "@haandslag/contracts";

/** What can be chosen, in the order in which a person reads it; the words are those of the codes. */
export const themes = [
  "loneliness", "loss-of-hope", "anxiety", "low-self-worth", "grief", "family-life", "work-and-education", "asking-for-help", "admission-and-discharge", "medication", "misuse", "bullying", "disability", "minority-background",
] as const satisfies readonly Theme[];
export const supportForms = ["individual", "group", "self-help-group", "open-cafe", "accompaniment", "bridging"] as const satisfies readonly SupportForm[];
export const times = ["weekday-morning", "weekday-afternoon", "weekday-evening", "weekend"] as const satisfies readonly MeetingTime[];
export const genders = ["woman", "man", "other"] as const satisfies readonly Gender[];
export const spokenLanguages = ["da", "en", "ar", "fa", "ku", "pl", "ro", "so", "tr", "uk", "ur"] as const;
