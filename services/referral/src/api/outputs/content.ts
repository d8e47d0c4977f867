import { AgeGroup, Gender, LanguageTag, MeetingTime, Mobility, NoticeChannel, NoticeLanguage, SupportForm, Theme } from "@haandslag/contracts";
import { z } from "zod";
import type { ReferralRecord } from "../../domain/content/index.ts";

export const list = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();

const Wishes = z.object({ forms: list(SupportForm), peerGender: Gender.nullable() });
const Practical = z.object({ languages: list(LanguageTag), mobility: Mobility, times: list(MeetingTime) });
const Address = z.object({ lines: z.array(z.string()), postalCode: z.string().optional(), city: z.string().optional() });

/** No text, no name, no number: what a schema has no field for cannot get out (REF-18). */
export const CodedOutput = z.object({
  situation: z.object({ themes: list(Theme) }).optional(),
  wishes: Wishes.optional(),
  practical: Practical.optional(),
});

export const IdentityOutput = z.object({ givenNames: list(z.string()), familyName: z.string().nullable(), ageGroup: AgeGroup.nullable() });
export const ContactOutput = z.object({ phones: list(z.string()), emails: list(z.string()), address: Address.nullable() });

export const CaseOutput = z.object({
  situation: z.object({ themes: list(Theme), wish: z.string().nullable() }).optional(),
  wishes: Wishes.optional(),
  practical: Practical.optional(),
  identity: IdentityOutput.optional(),
  contact: ContactOutput.optional(),
});
export const WithheldOutput = list(z.enum(["name", "address"]));

/** The sender's own record, shown to the sender. */
export const RecordOutput = z.object({
  identity: z.object({
    cprNumber: z.string().optional(), givenNames: z.array(z.string()), familyName: z.string().optional(), birthDate: z.string().optional(),
    phones: z.array(z.string()), emails: z.array(z.string()), address: Address.optional(),
  }),
  relatives: list(z.object({ name: z.string(), relationship: z.string(), phones: z.array(z.string()), emails: z.array(z.string()) })),
  wish: z.string().nullable(),
  profile: z.object({
    situation: z.object({ themes: z.array(Theme) }),
    wishes: z.object({ forms: z.array(SupportForm), peerGender: Gender.optional() }),
    practical: z.object({ languages: z.array(LanguageTag), mobility: Mobility, times: z.array(MeetingTime) }),
  }),
  notices: z.object({ channel: NoticeChannel, language: NoticeLanguage }),
}) satisfies z.ZodType<ReferralRecord>;

