import { appendFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { Withdrawn } from "@haandslag/contracts";
import { asService, createLog, inTransaction } from "@haandslag/service-kit";
import { connectPool } from "@haandslag/service-kit/database";
import { onReferralWithdrawn } from "../../src/reactions/on-referral-withdrawn.ts";
import { consentDeadlines } from "../../src/storage/consent-deadlines.ts";
import { aDisclosure, anEvent, key, people, sayYes, serviceOn, start, whenAsked } from "../given.ts";
import { ownDiscloser, question, type Racer } from "./racer.ts";

/**
 * One process of the consent service in the race, to be killed at any moment. It discloses, and lives the citizens'
 * restless lives, all at once; whatever it was permitted it "sends", which is a line in its file, and whatever was
 * denied it counts there too. Its clock runs fast, so that consents expire in the midst of it, and is apart from the others'.
 */
const racer = JSON.parse(process.argv[2] ?? "") as Racer;
const clock = { now: () => new Date(Date.parse(start) + racer.minutesApart * 60_000 + (Date.now() - racer.began) * racer.timesFaster) };
const pool = connectPool(racer.url, { max: 12, applicationName: "race" });
const log = createLog({ service: "consent", destination: { write() {} } });
const { as, consents } = serviceOn(pool, { clock, log });
const withdrawn = onReferralWithdrawn(consents, clock);
const deadlines = consentDeadlines(consents);

const note = (line: Record<string, unknown>) => appendFileSync(racer.file, `${JSON.stringify(line)}\n`);
const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(Math.random() * items.length)] as Item;
const days = (n: number) => new Date(clock.now().getTime() + n * 86_400_000).toISOString();

async function disclose(): Promise<void> {
  const input = aDisclosure(pick(racer.referrals).referralId, { discloser: ownDiscloser, atLeast: pick(["any", "all"]), categories: ["situation", "identity", "contact"] });
  const answer = await as(people.referralService).disclose(input);
  note(answer.permitted ? { sent: input.disclosureId, consentId: answer.consentId, epoch: answer.epoch, categories: answer.categories } : { denied: answer.reasons });
  if (!answer.permitted) await sleep(40);
}

async function change({ referralId, subjectId } = pick(racer.referrals)): Promise<void> {
  const actor = { ...people.citizen, subjectId };
  const citizen = as(actor);
  const { consents: all } = await as(people.referralService).consentsOfReferral({ referralId });
  const open = all.find(({ status }) => status === "requested" || status === "granted");
  const consentId = open?.consentId;
  if (consentId === undefined || consentId === null) {
    const { idOf } = await whenAsked({ as }, { referralId, subjectId, authority: null, questions: [question] });
    return void await sayYes({ as }, idOf("referral"), undefined, { as: actor, ...pick([{}, { expiresAt: days(1.5) }, { expiresAt: days(3) }]) });
  }
  // Asked by a process that was killed before its citizen could answer.
  if (open?.status === "requested") return void await sayYes({ as }, consentId, undefined, { as: actor, ...pick([{}, { expiresAt: days(1.5) }, { expiresAt: days(3) }]) });
  const { shared, notice: { noticeId, version, language, hash } } = await citizen.myConsent({ consentId });
  const draw = Math.random();
  if (draw < 0.3) await citizen.narrowConsent({ idempotencyKey: key(), consentId, categories: shared.slice(1) });
  else if (draw < 0.5) await citizen.renewConsent({ idempotencyKey: key(), consentId, notice: { noticeId, version, language, hash }, expiresAt: days(2) });
  else if (draw < 0.6) await citizen.revokeConsent({ idempotencyKey: key(), consentId });
  else if (draw < 0.64) await asService(() => inTransaction(pool, (tx) => withdrawn.apply(tx, [anEvent(Withdrawn, { referralId, organisationId: "organisation-harbour", reason: "citizen-moved" })])));
}

/** Somebody else was quicker, or there is nothing to narrow: such is the race. Whatever else goes wrong is noted and fails the test. */
const expected = /CONSENT_|INPUT_INVALID|NOTICE_|TOO_SOON|CHANGED_MEANWHILE/;
async function forEver(step: () => Promise<unknown>, pauseMs: number): Promise<never> {
  for (;;) {
    await step().catch((error: Error) => { if (!expected.test(error.message)) note({ failed: error.message }); });
    await sleep(pauseMs * Math.random());
  }
}

await Promise.all([
  ...Array.from({ length: 8 }, () => forEver(disclose, 0)),
  ...Array.from({ length: 2 }, () => forEver(change, 80)),
  forEver(() => asService(() => deadlines.meetDue(pool, clock.now())), 200),
]);
