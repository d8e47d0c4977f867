import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { categoriesOf } from "@haandslag/contracts";
import { type Person, signIn } from "@haandslag/local-stack/person";
import { newKey, referralAs } from "@haandslag/local-stack/service-caller";
import { startStack } from "@haandslag/local-stack/stack";
import pg from "pg";

/** So many organisations receive a citizen at once. */
const organisations = 20;
const organisationOf = (number: number): string => `organisation-bench-${number}`;
const coordinatorOf = (number: number): string => `Coordinator ${number} of the benchmark`;
const profile = { situation: { themes: ["loneliness" as const] }, wishes: { forms: ["individual" as const] }, practical: { languages: ["da"], times: [] } };
const key = () => ({ idempotencyKey: newKey() });

/** A case that an organisation was sent, has accepted and works on: there is something to erase on both sides. */
export interface Shared {
  readonly referralId: string;
  readonly consentId: string;
}
export type World = Awaited<ReturnType<typeof openWorld>>;

/** The whole stack as `npm start` or `npm run start:kafka` brings it up, on a durable database, with organisations enough. */
export async function openWorld(broker: "in-process" | "kafka") {
  const parent = mkdtempSync(join(tmpdir(), "haandslag-bench-receipts-"));
  const numbers = Array.from({ length: organisations }, (_, i) => i);
  const stack = await startStack({
    folder: join(parent, "data"), port: 0, fresh: false, broker, logLevel: "error", progress: () => undefined,
    alsoPeople: numbers.map((number) => ({ name: coordinatorOf(number), role: "coordinator", tenantId: organisationOf(number), unit: "Benchmark" })),
  });
  const confirmedAt = stack.now().toISOString();
  await referralAs("demo", stack.settings).importDirectory.mutate({ organisations: numbers.map((number) => ({
    id: organisationOf(number), name: `Organisation ${number}`, phone: "00 00 09 90", email: null, closedAt: null, dataAgreement: { signedOn: "2026-01-15", validUntil: null },
    services: [{ id: `019aa200-0000-7000-8000-0000000b${String(number).padStart(4, "0")}`, name: "Peer support", forms: ["individual"], themes: ["loneliness"], languages: ["da"], areas: ["municipality-0751"], capacity: { places: 1000, waitingWeeks: 0, confirmedAt } }],
  })) });
  const caseworker = await signIn(stack.ready, "Maja Sagsbehandler");
  const coordinators = await Promise.all(numbers.map((number) => signIn(stack.ready, coordinatorOf(number))));
  const consents = new pg.Pool({ connectionString: stack.databases.consent.ownerUrl, max: 2 });

  /** A citizen whom so many organisations work for. A replacement number (day + 60): nobody's, and new each time. */
  async function citizenWith(recipients: number): Promise<Shared[]> {
    const cprNumber = `6101${String(50 + (citizens % 40))}${String(1000 + Math.floor(citizens++ / 40)).padStart(4, "0")}`;
    const shared: Shared[] = [];
    // One after the other: what is made is not measured, and the machine is to be at rest when it is.
    for (const [number, coordinator] of coordinators.slice(0, recipients).entries()) shared.push(await share(caseworker, coordinator, organisationOf(number), cprNumber, stack.now()));
    return shared;
  }
  return {
    stack, caseworker, coordinators, consents, citizenWith,
    async close() {
      await consents.end();
      await stack.stop();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}
let citizens = 0;

/** From the draft to an organisation that has opened what it is to know. */
async function share(caseworker: Person, coordinator: Person, organisationId: string, cprNumber: string, now: Date): Promise<Shared> {
  const draft = {
    ...key(), citizen: { cprNumber, givenNames: ["Nobody"], phones: [], emails: ["nobody@benchmark.invalid"] }, profile, notices: { channel: "email" as const, language: "da" as const }, legalBasis: "serviceloven-82" as const,
  };
  const { referralId } = await again(() => caseworker.referral.draftReferral.mutate(draft));
  const consentId = await whenGranted(caseworker, referralId, organisationId, now);
  const command = { ...key(), referralId };
  await again(() => caseworker.referral.sendOffer.mutate(command));
  await again(() => coordinator.referral.openOffer.mutate({ ...key(), referralId }));
  await again(() => coordinator.referral.acceptOffer.mutate(command));
  await again(() => coordinator.peers.findPeers.mutate({ ...key(), referralId }));
  return { referralId, consentId };
}

/** Asked, and answered in person: the caseworker writes it down. */
export async function whenGranted(caseworker: Person, referralId: string, organisationId: string, now: Date): Promise<string> {
  const question = { ...key(), referralId, organisationId, questions: [{ purpose: "referral" as const, categories: [...categoriesOf.referral] }] };
  await again(() => caseworker.referral.requestConsent.mutate(question));
  const consentId = (await again(() => caseworker.consent.consentsOfReferral.query({ referralId }))).consents[0]?.consentId;
  if (consentId == null) throw new Error("A citizen of the benchmark was asked, and the consent is not there.");
  const answer = { ...(await inPerson(caseworker, consentId, now)), answer: "yes" as const, categories: [...categoriesOf.referral] };
  await again(() => caseworker.consent.recordAssistedAnswer.mutate(answer));
  return consentId;
}

/** What a caseworker writes down of an answer in person. */
export async function inPerson(caseworker: Person, consentId: string, now: Date) {
  const { notice: { noticeId, version, language, hash } } = await again(() => caseworker.consent.consentForRecord.query({ consentId }));
  return {
    ...key(), consentId, method: "in-person" as const, answeredOn: now.toISOString().slice(0, 10), notice: { noticeId, version, language, hash }, language: "da", interpreter: "none" as const, copy: "handed-over" as const,
  };
}

/** An event's effect is waited for, and a service that is too busy asked again, for 15 s. A command keeps its key. */
export async function again<Result>(run: () => Promise<Result>): Promise<Result> {
  for (const deadline = performance.now() + 15_000; ;) {
    try {
      return await run();
    } catch (error) {
      if (performance.now() > deadline) throw error;
      await sleep(25);
    }
  }
}
