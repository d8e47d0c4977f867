import type { consentCommands } from "@haandslag/contracts";
import { DomainError, fromRefusal } from "@haandslag/service-kit";
import type { z } from "zod";
import { type QuestionToAsk, questionsToAsk } from "../../domain/consent/questions-to-ask.ts";
import { under15 } from "../../domain/law/law-table.ts";

export type RequestInput = z.infer<typeof consentCommands.RequestConsent>;

/** @throws DomainError INPUT_INVALID with every field that is wrong; what the law table refuses with, CITIZEN_UNDER_15 in a plain sentence */
export function checkRequest(input: RequestInput, now: Date): readonly QuestionToAsk[] {
  const asked = questionsToAsk(input, now);
  if ("refused" in asked && asked.refused === "CITIZEN_UNDER_15") throw new DomainError(asked.refused, { detail: asked.detail, fields: [{ field: "ageBand", code: "NOT_ALLOWED_HERE", text: under15.sentence.en }] });
  if ("refused" in asked) throw fromRefusal(asked);
  const problems = "problems" in asked ? [...asked.problems] : [];
  // "Also by phone" is one of the parts that no notice is shown without.
  if (phoneIn(input) === undefined) problems.push({ field: "organisation.phone", code: "MISSING", text: "The citizen must be able to withdraw by phone: a number is needed." });
  if (problems.length > 0 || "problems" in asked) throw new DomainError("INPUT_INVALID", { fields: problems });
  return asked.questions;
}

/** Whom the citizen calls to stop. */
export const phoneIn = ({ organisation, authority }: RequestInput): string | undefined => organisation.phone ?? authority?.phone;
