import { ConsentExpired, ConsentRevoked } from "@haandslag/contracts";
import { changeBy, currentCall, reactOneByOne, type CommandRunner } from "@haandslag/service-kit";
import type { Vault } from "@haandslag/vault";
import type { PoolClient } from "pg";
import type { Courses } from "../storage/courses.ts";

/**
 * The consent to measurement is withdrawn or has run out: the person's answers and goals are gone (OUT-07, OUT-10).
 *
 * The course is locked and changed first and the key destroyed while the lock is held: an answer on its way meets the
 * newer version and is refused, so nothing can be sealed under a new key behind our back.
 */
export const onMeasurementEnded = (courses: Courses, runner: CommandRunner, vault: Vault) => {
  const apply = async ({ purpose, recipient, referralId, consentId, epoch }: ConsentRevoked | ConsentExpired, tx: PoolClient) => {
    if (purpose !== "measurement" || recipient.kind !== "organisation") return;
    const stored = (await courses.store.lock(tx, [referralId])).get(referralId);
    const change = changeBy(courses.decider, referralId, stored, { type: "hearMeasurementWithdrawn", organisationId: recipient.id, consentId, epoch });
    if (change === undefined) return;
    await courses.store.save(tx, [change], { call: currentCall(), at: runner.clock.now() });
    for (const key of await vault.listKeys({ aggregateId: referralId, owner: "goals" })) {
      await vault.destroyKey(key.id);
      await vault.deleteContent(tx, key.id);
    }
  };
  return [reactOneByOne({ on: ConsentRevoked, apply }), reactOneByOne({ on: ConsentExpired, apply })];
};
