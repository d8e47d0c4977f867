import { AuthorityId, ContactOutcome, ContactRequestStatus, Id, MeetingTime } from "@haandslag/contracts";
import { z } from "zod";
import { list } from "./content.ts";

const at = z.string();
export const AskedContactOutput = z.object({ contactRequestId: Id, authorityId: AuthorityId });
export const ContactStatusOutput = z.object({ contactRequestId: Id, status: ContactRequestStatus });
export const ContactedOutput = ContactStatusOutput.extend({ attempts: z.int() });
export const MyContactOutput = z.object({
  requests: list(z.object({
    contactRequestId: Id, authorityId: AuthorityId, authorityName: z.string().nullable(), status: ContactRequestStatus, askedAt: at, answerBy: at, isOverdue: z.boolean(), attempts: z.int(),
    outcome: ContactOutcome.nullable(), endedAt: at.nullable(),
  })),
  choices: list(z.object({ authorityId: AuthorityId, authorityName: z.string().nullable(), phoneEnding: z.string().nullable() })),
});
export const ContactRequestsOutput = z.object({
  requests: list(z.object({
    contactRequestId: Id, need: z.literal("call-back"), askedAt: at, answerBy: at, isOverdue: z.boolean(), attempts: z.int(), referralId: Id.nullable(),
    citizen: z.object({ name: z.string(), phone: z.string(), times: list(MeetingTime) }).nullable(),
  })),
  nextCursor: z.string().nullable(),
  count: z.int(),
});
