import { RepresentationChanged } from "@haandslag/contracts";
import type { ConsentAnnouncement } from "../consent/announce.ts";
import type { RepresentationEvent } from "./decide.ts";
import type { Representation } from "./state.ts";

/** Whose screens show it is told that somebody acts in a referral, or no more: in which matters, and not who. */
export const announce = (_event: RepresentationEvent, { representationId, referralId, purposes }: Representation): readonly ConsentAnnouncement[] =>
  [{ eventType: RepresentationChanged, key: referralId, data: { representationId, referralId, purposes: [...purposes] } satisfies RepresentationChanged }];
