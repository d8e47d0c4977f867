import { randomUUID } from "node:crypto";
import { disclose } from "@haandslag/consent/features/disclose";
import { beginCall, createLog, systemClock, uuidv7Ids, withinCall } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { connectPool } from "@haandslag/service-kit/database";
import pg from "pg";
import { type Figure, inTurn, median, throughput } from "../figure.ts";
import { benchDatabases } from "../main/bench-service.ts";
import { disclosePlainly, type ToDisclose } from "./plain-disclosure.ts";
import { consentNumber, organisationNumber, referralNumber, storeConsents, subjectNumber } from "./stored-consents.ts";

const citizens = 2_000;
const rounds = 5;
const referralService: Actor = { userId: "haandslag-referral", role: "service", service: "referral" };

const toDisclose = (n: number): ToDisclose => ({ subjectId: subjectNumber(n), referralId: referralNumber(n), consentId: consentNumber(n), recipient: organisationNumber(n) });
const fromAllOver = (count: number): ToDisclose[] => Array.from({ length: count }, () => toDisclose(Math.floor(Math.random() * citizens)));

/** Disclosing, called without HTTP: lock, decide, ledger row, log entry, event. And what one citizen about whom everybody asks does to the others. */
export async function discloseFigures(): Promise<Figure[]> {
  const databases = await benchDatabases();
  const database = await databases.fresh("consent");
  await storeConsents(database, citizens);
  const pool = connectPool(database.url, { max: 20, applicationName: "bench" });
  // The baseline is bare: the tenant is set once a connection, where ours sets it for each call that needs it.
  const bare = new pg.Pool({ connectionString: database.url, max: 20, options: "-c app.tenant=*" });
  const feature = disclose({ runner: { pool, clock: systemClock, onCommitted() {}, requestKey: "bench" }, ids: uuidv7Ids, log: createLog({ service: "consent", level: "silent" }) });
  const ours = async ({ referralId, recipient }: ToDisclose) => {
    const answer = await withinCall(beginCall({ actor: referralService }), () => feature({
      disclosureId: uuidv7Ids.next(), referralId, kind: "offer", discloser: { kind: "authority", id: "municipality-0101" }, recipient: { kind: "organisation", id: recipient },
      recipientUser: randomUUID(), purpose: "referral", categories: ["situation", "wishes"], atLeast: "all", protectedParts: [],
    }, referralService));
    if (!answer.permitted) throw new Error(`The benchmark's disclosure was denied: ${answer.reasons.join(", ")}`);
  };
  try {
    const figures: Figure[] = [];
    for (const [callers, count] of [[1, 300], [16, 2_400]] as const) {
      const { b, ratio } = await inTurn(rounds, () => throughput(fromAllOver(count), callers, ours), () => throughput(fromAllOver(count), callers, (one) => disclosePlainly(bare, one)));
      figures.push({ name: `disclose ÷ the same in plain statements, ${callers} caller${callers === 1 ? "" : "s"}`, value: ratio, unit: "of its disclosures a second", baseline: b, reach: { bound: "at-least", value: 0.6 } });
    }
    const besides = (pressed: () => ToDisclose) => async () => await timeOfOthers(ours, pressed);
    const { b, ratio } = await inTurn(rounds, besides(() => toDisclose(0)), besides(() => toDisclose(Math.floor(Math.random() * citizens))));
    figures.push({ name: "disclose for others while 8 callers press one citizen ÷ while they press many, median", value: ratio, unit: "of its time", baseline: b, reach: { bound: "at-most", value: 1.1 } });
    return figures;
  } finally {
    await Promise.all([pool.end(), bare.end()]);
    await databases.close();
  }
}

/** Milliseconds that four callers' disclosures about others take, the median, while eight press those they are told. */
async function timeOfOthers(disclosing: (one: ToDisclose) => Promise<void>, pressed: () => ToDisclose): Promise<number> {
  let pressing = true;
  const pressers = Array.from({ length: 8 }, async () => { while (pressing) await disclosing(pressed()); });
  const took: number[] = [];
  await throughput(fromAllOver(800), 4, async (one) => {
    const start = performance.now();
    await disclosing(one);
    took.push(performance.now() - start);
  });
  pressing = false;
  await Promise.all(pressers);
  return median(took);
}
