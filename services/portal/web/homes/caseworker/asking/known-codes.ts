import type { SupportForm, Theme } from "@haandslag/contracts";

/** The forms and themes that an organisation can be found by: what stands in an address is read as one of these, or not at all. */
export const forms = ["individual", "group", "self-help-group", "open-cafe", "accompaniment", "bridging"] as const satisfies readonly SupportForm[];
export const themes = [
  "loneliness", "loss-of-hope", "anxiety", "low-self-worth", "grief", "family-life", "work-and-education", "asking-for-help", "admission-and-discharge", "medication", "misuse", "bullying", "disability", "minority-background",
] as const satisfies readonly Theme[];

export const formOf = (code: string | undefined): SupportForm | undefined => forms.find((known) => known === code);
export const themeOf = (code: string | undefined): Theme | undefined => themes.find((known) => known === code);
