import type { EventMessage, Reaction } from "@haandslag/messaging";
import { z } from "zod";
import { audienceOf, typesTold } from "../domain/audience.ts";
import { learn, type Parties, nobody } from "../domain/parties.ts";
import { appendChanges, lockChanges } from "../storage/changes.ts";
import { findParties, saveParties } from "../storage/referral-parties.ts";

const OfReferral = z.object({ referralId: z.uuid() });

/** Every event that somebody is told of becomes a change: a position, whom it is for, and no more than its type and the referral's id. */
export const onChange = (clock: { now(): Date }): Reaction[] =>
  typesTold.map((type) => ({
    type,
    async apply(tx, events) {
      const now = clock.now();
      // Under the writers' lock, so that what is known of a referral is read and written by one at a time too.
      await lockChanges(tx);
      const known = await findParties(tx, events.map(referralOf));
      const after = new Map<string, Parties>(events.map((event) => [referralOf(event), learn(known.get(referralOf(event)) ?? nobody, event)]));
      const learned = [...after].filter(([id, parties]) => parties !== known.get(id));
      if (learned.length > 0) await saveParties(tx, new Map(learned), now);
      await appendChanges(tx, events.map((event) => ({
        eventId: event.id, type, referralId: referralOf(event), audience: audienceOf(referralOf(event), event, after.get(referralOf(event)) ?? nobody),
      })), now);
    },
  }));

const referralOf = ({ data }: EventMessage): string => OfReferral.parse(data).referralId;
