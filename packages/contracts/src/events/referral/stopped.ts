import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
import { StoppedBecause } from "../../vocabulary/referral.ts";
/** The consent that the referral rests on is gone. */
export const Stopped = eventType("referral", "stopped", 1, z.strictObject({
  referralId: Id,
  organisationId: OrganisationId.nullable(),
  because: StoppedBecause,
}), { overtakes: true });
export type Stopped = z.infer<typeof Stopped.data>;
