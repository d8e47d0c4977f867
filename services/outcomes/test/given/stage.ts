import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import type { EventType } from "@haandslag/contracts";
import { asService, beginCall, createLog, DomainError, inTransaction, uuidv7Ids } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { connectPool } from "@haandslag/service-kit/database";
import { createTestDatabase, movableTestClock } from "@haandslag/testing";
import { keyRingFromEnv, openVault } from "@haandslag/vault";
import { onTestFinished } from "vitest";
import { router } from "../../src/api/router.ts";
import { readInstrument } from "../../src/domain/chime/read-instrument.ts";
import { outcomesFeatures } from "../../src/features/index.ts";
import type { MeasurementConsent } from "../../src/features/ports.ts";
import { reactionsOf } from "../../src/reactions/index.ts";
import { courseSubjects } from "../../src/storage/course-subjects.ts";
import { courses as coursesIn } from "../../src/storage/courses.ts";
import { courseLists } from "../../src/storage/list-courses.ts";
import { ownWords } from "../../src/storage/own-words.ts";
import { type Fact, factsOf } from "./facts.ts";
import { beganAt, pseudonymOf } from "./people.ts";
import { signer } from "./receipt-key.ts";
import { referralService } from "./referral-service.ts";

export const instrumentFile = JSON.parse(readFileSync(new URL("../../instruments/chime-short.v1.json", import.meta.url), "utf8"));

/** A consent service that says what the test wants, and lets it do something first. */
function consentService() {
  const says = { answer: "yes" as "yes" | "no" | "nothing", asked: 0, meanwhile: async (): Promise<void> => {} };
  const port: MeasurementConsent = {
    async isActive() {
      says.asked += 1;
      const { answer } = says;
      await says.meanwhile();
      if (answer === "nothing") throw new DomainError("CONSENT_UNAVAILABLE");
      return answer === "yes" ? { permitted: true, reasons: ["COVERED"] } : { permitted: false, reasons: ["REVOKED"] };
    },
  };
  return { says, port };
}

/** The service's own parts on two databases of its own, gone when the test is over. */
export async function stage() {
  const [database, keys] = await Promise.all([createTestDatabase({ service: "outcomes" }), createTestDatabase({ service: "outcomes_keys" })]);
  onTestFinished(() => Promise.all([database.drop(), keys.drop()]).then(() => {}));
  const clock = movableTestClock(beganAt);
  const logged: string[] = [];
  const log = createLog({ service: "outcomes", level: "debug", destination: { write: (line: string) => void logged.push(line) } });
  const ids = uuidv7Ids;
  const nowhere = connectPool("postgresql://nobody@127.0.0.1:1/nothing", { max: 1, applicationName: "test", log });
  const keyStore = { isAway: false };
  const keysOrNot: Parameters<typeof openVault>[0]["keys"] = { query: (text, values) => (keyStore.isAway ? nowhere : keys.pool).query(text, values) };
  const vault = openVault({ keys: keysOrNot, keyEncryptionKeys: keyRingFromEnv(`test:${randomBytes(32).toString("base64")}`, "TEST"), ids, clock });
  const courses = coursesIn(ids);
  const subjects = courseSubjects(vault);
  const words = ownWords(courses, vault);
  const { says: referral, port: referralPort } = referralService();
  const { says, port: consent } = consentService();
  const runner = { pool: database.pool, clock, onCommitted: () => {}, requestKey: "request key of the tests" };
  const features = outcomesFeatures({ runner, ids, courses, lists: courseLists(database.pool), subjects, words, consent, pseudonymOf, instrument: readInstrument(instrumentFile) });
  const reactions = reactionsOf({ courses, subjects, referral: referralPort, runner, ids, words, signer });

  /** One event, as the consumer hands it over; a replay under another id is what a restored inbox would let through. */
  async function hear<Type extends EventType>(on: Type, data: unknown): Promise<void> {
    const reaction = reactions.find(({ type }) => type === on.type);
    if (reaction === undefined) throw new Error(`Nobody listens to ${on.type}.`);
    const message = { id: ids.next(), topic: on.topic, key: "key", type: on.type, source: "test", time: clock.now().toISOString(), correlationId: "019aa000-0000-7000-8000-00000000c0e1", sequence: "1", data: on.data.parse(data) };
    await asService(() => inTransaction(database.pool, (tx) => reaction.apply(tx, [message])));
  }
  return {
    database, keys, keyStore, clock, log, logged, courses, subjects, runner, ids, consent: says, referral,
    as: (who: Actor | "nobody") => router.createCaller({
      call: beginCall({ correlationId: "019aa000-0000-7000-8000-00000000c0e2" }), features, log, unavailable: "OUTCOMES_UNAVAILABLE",
      actor: async () => { if (who === "nobody") throw new DomainError("NOT_LOGGED_IN"); return who; },
    }),
    hearAll: async (...facts: Fact[]) => { for (const { on, data } of facts) await hear(on, data); },
    factsOf: (o: Parameters<typeof factsOf>[0] = {}) => factsOf({ ids, tell: (referralId, pseudonym) => referral.runs.set(referralId, pseudonym), ...o }),
    courseOf: async (referralId: string) => (await asService(() => courses.store.find(database.pool, referralId)))?.state,
  };
}
export type Stage = Awaited<ReturnType<typeof stage>>;
