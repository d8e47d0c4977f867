import { z } from "zod";

/** What the forms look like. The consent decision reads by these without a schema (services/consent, decision). */
export const forms = {
  id: z.regexes.uuid(),
  authorityId: /^(municipality|region)-[a-z0-9]{4,20}$/,
  organisationId: /^organisation-[a-z0-9-]{2,60}$/,
  subjectId: /^s_[A-Za-z0-9_-]{43}$/,
  instant: z.regexes.datetime({}),
} as const;

/** An id that Håndslag makes: a UUID, version 7 where we make it ourselves (RFC 9562). In lower case, since one referral must be one key. */
export const Id = z.uuid().toLowerCase();
export type Id = z.infer<typeof Id>;

/** `municipality-0101`, `region-1084`, `region-oestdanmark` (packages/denmark). */
export const AuthorityId = z.string().regex(forms.authorityId);
export type AuthorityId = z.infer<typeof AuthorityId>;

/** A civil-society organisation in the directory. */
export const OrganisationId = z.string().regex(forms.organisationId);
export type OrganisationId = z.infer<typeof OrganisationId>;

/** HMAC of a CPR number (packages/vault). Known to the referral and consent services and in citizens' tokens; in no event. */
export const SubjectId = z.string().regex(forms.subjectId);
export type SubjectId = z.infer<typeof SubjectId>;

/** What one recipient knows a citizen by (CON-27). Two recipients' pseudonyms cannot be put together. */
export const Pseudonym = z.string().regex(/^p_[A-Za-z0-9_-]{43}$/);
export type Pseudonym = z.infer<typeof Pseudonym>;

/** Every command carries one (REF-21); the same key from the same actor gives the first result again. */
export const IdempotencyKey = z.string().regex(/^[A-Za-z0-9_-]{8,100}$/);
export type IdempotencyKey = z.infer<typeof IdempotencyKey>;

export const Instant = z.iso.datetime();
export type Instant = z.infer<typeof Instant>;
export const LocalDate = z.iso.date();
export type LocalDate = z.infer<typeof LocalDate>;
