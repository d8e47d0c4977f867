import type { EventMessage, Reaction } from "@haandslag/messaging";
import { z } from "zod";
import { audienceOf, typesTold } from "../domain/audience.ts";
import { learn, nobody, type Parties } from "../domain/parties.ts";
import { appendChanges, lockChanges } from "../storage/changes.ts";
import { findParties, saveParties } from "../storage/referral-parties.ts";

const MayNameReferral = z.object({ referralId: z.uuid().optional() });

/** Every event that somebody is told of becomes a change: a position, whom it is for, and no more than its type and the referral's id. */
export const onChange = (clock: { now(): Date }): Reaction[] =>
  typesTold.map((type) => ({
    type,
    async apply(tx, events) {
      const now = clock.now();
      // Under the writers' lock, so that what is known of a referral is read and written by one at a time too.
      await lockChanges(tx);
      const known = await findParties(tx, events.flatMap((event) => referralIn(event) ?? []));
      const after = new Map<string, Parties>(known);
      for (const event of events) {
        const id = referralIn(event);
        if (id !== undefined) after.set(id, learn(after.get(id) ?? nobody, event));
      }
      const learned = [...after].filter(([id, parties]) => parties !== known.get(id));
      if (learned.length > 0) await saveParties(tx, new Map(learned), now);
      await appendChanges(tx, events.map((event) => {
        const referralId = referralIn(event) ?? null;
        return { eventId: event.id, type, referralId, audience: audienceOf(referralId, event, after.get(referralId ?? "") ?? nobody) };
      }), now);
    },
  }));

const referralIn = ({ data }: EventMessage): string | undefined => MayNameReferral.parse(data).referralId;
