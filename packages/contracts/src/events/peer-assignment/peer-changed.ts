import { z } from "zod";
import { eventType } from "../event-type.ts";
import { Id, OrganisationId } from "../../ids.ts";
/** A peer came, left, or is another than before (their own words, attestation, supervision, pause), for the organisation's own screens. What it is stays there. */
export const PeerChanged = eventType("peer-assignment", "peer-changed", 1, z.strictObject({
  peerId: Id,
  organisationId: OrganisationId,
}));
export type PeerChanged = z.infer<typeof PeerChanged.data>;
