import type { Actor } from "@haandslag/service-kit/auth";
import { actsFor } from "../domain/policies/acts-for.ts";
import { ownSubject } from "../domain/policies/may-know.ts";
import { representationsBy } from "../storage/representations.ts";
import type { ConsentDeps } from "./ports.ts";

/** In which referrals and for which purposes this login acts for somebody else today; `to`: the first day on which it does so no more. */
export const myRights = ({ runner: { pool, clock } }: Pick<ConsentDeps, "runner">) => async (who: Actor) => {
  const known = await representationsBy(pool, ownSubject(who));
  const now = clock.now();
  return known.flatMap(({ representationId, referralId, subjectId, purposes, to }) => {
    const held = purposes.filter((purpose) => actsFor(who, { referralId, subjectId, purpose }, known.filter((one) => one.representationId === representationId), now) !== undefined);
    return held.length === 0 ? [] : [{ referralId, purposes: held, to }];
  });
};
