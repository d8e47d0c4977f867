import { type MeetingTime, referralCommands, type SupportForm, type Theme } from "@haandslag/contracts";
import { z } from "zod";

/** What is typed, named as the service names it, so that what it refuses finds its field. An empty field is "" or left out. */
export interface AboutValues {
  citizen: { cprNumber: string; givenNames: string[]; familyName: string; phones: string[]; emails: string[] };
  wish: string;
  profile: {
    situation: { themes: Theme[] };
    wishes: { forms: SupportForm[]; peerGender: string };
    practical: { languages: string[]; times: MeetingTime[] };
  };
  notices: { channel: string; language: string };
}

const Draft = referralCommands.DraftSelfReferral.omit({ idempotencyKey: true });
export type AboutInput = z.output<typeof Draft>;

/** Empty fields are left out before the contract's own schema says whether it is enough. */
export const AboutMe = z.preprocess((typed) => {
  const filled = withoutEmpty(typed) as { citizen?: { givenNames?: string[]; cprNumber?: string } };
  const names = filled.citizen?.givenNames?.flatMap((text) => text.split(/\s+/));
  return { ...filled, citizen: { ...filled.citizen, givenNames: names ?? [""], cprNumber: filled.citizen?.cprNumber?.replaceAll(" ", "") ?? "" } };
}, Draft) as unknown as z.ZodType<AboutInput, AboutValues>;

function withoutEmpty(value: unknown): unknown {
  if (typeof value === "string") return value.trim() === "" ? undefined : value.trim();
  if (Array.isArray(value)) {
    const full = value.map(withoutEmpty).filter((each) => each !== undefined);
    return full.length === 0 ? undefined : full;
  }
  if (value === null || typeof value !== "object") return value ?? undefined;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutEmpty(inner)] as const).filter(([, inner]) => inner !== undefined));
}
