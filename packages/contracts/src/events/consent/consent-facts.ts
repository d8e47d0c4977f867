import { z } from "zod";
import { Id } from "../../ids.ts";
import { DataCategory, Party, Purpose } from "../../vocabulary/consent.ts";

/** What every event about a consent says. No subject id: who needs the citizen knows the referral. */
export const consentFacts = {
  consentId: Id,
  referralId: Id,
  epoch: z.int().min(0),
  purpose: Purpose,
  discloser: Party,
  recipient: Party,
  categories: z.array(DataCategory),
};
