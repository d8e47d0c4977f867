import { setTimeout as sleep } from "node:timers/promises";
import { newKey } from "@haandslag/local-stack/service-caller";
import { inPerson, whenGranted, type World } from "./receipt-world.ts";

/** Of each kind so many, so that commands seldom meet at one of them. */
const spread = 20;
/** No more than this wait for an answer at once: where the machine does not keep up the rate falls, and is said. */
const mostOnTheirWay = 32;

/**
 * Commands at a steady rate over HTTP, a third each: a draft is edited (referral), a peer's supervision planned
 * (peer-assignment), a consent renewed (consent; its event goes to the others).
 * @returns `end`: stops them and says how many were answered in a second
 */
export async function steadyLoad({ caseworker, coordinators, stack }: World, perSecond: number): Promise<{ end(): Promise<number> }> {
  const now = stack.now();
  const coordinator = coordinators[0];
  if (coordinator === undefined) throw new Error("The benchmark has no coordinator.");
  const numbers = Array.from({ length: spread }, (_, i) => i);
  const drafts: string[] = [];
  const answers: Awaited<ReturnType<typeof inPerson>>[] = [];
  for (const number of numbers) {
    const { referralId } = await caseworker.referral.draftReferral.mutate({
      idempotencyKey: newKey(), citizen: { cprNumber: `620150${1000 + number}`, givenNames: ["Nobody"], phones: [], emails: ["nobody@benchmark.invalid"] },
      profile: { situation: { themes: [] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: [] } }, notices: { channel: "email", language: "da" }, legalBasis: "serviceloven-82",
    });
    drafts.push(referralId);
    answers.push(await inPerson(caseworker, await whenGranted(caseworker, referralId, "organisation-bench-0", now), now));
  }
  const nextSupervision = new Date(now.getTime() + 100 * 86_400_000).toISOString().slice(0, 10);
  const peers = await Promise.all(numbers.map(async () => {
    const peerId = `019aa100-0000-7000-8000-${newKey().slice(-12)}`;
    await coordinator.peers.registerPeer.mutate({ idempotencyKey: newKey(), peerId, displayName: "Nobody", employment: "volunteer", themes: ["loneliness"], forms: ["individual"], languages: ["da"], ownWords: "Nobody", loadCap: 3 });
    await coordinator.peers.attestCompetence.mutate({ idempotencyKey: newKey(), peerId });
    return peerId;
  }));

  const kinds: readonly ((at: number) => Promise<unknown>)[] = [
    (at) => caseworker.referral.editDraft.mutate({ idempotencyKey: newKey(), referralId: drafts[at] as string, notices: { channel: "email", language: at % 2 === 0 ? "en" : "da" } }),
    (at) => coordinator.peers.planSupervision.mutate({ idempotencyKey: newKey(), peerId: peers[at] as string, nextSupervision }),
    (at) => caseworker.consent.recordAssistedAnswer.mutate({ ...(answers[at] as (typeof answers)[number]), idempotencyKey: newKey(), answer: "yes-again" }),
  ];
  let isOver = false;
  let done = 0;
  let refused: unknown;
  const onTheirWay = new Set<Promise<void>>();
  const started = performance.now();
  const running = (async () => {
    for (let sent = 0; !isOver; sent++) {
      const wait = started + (sent * 1000) / perSecond - performance.now();
      if (wait > 1) await sleep(wait);
      while (onTheirWay.size >= mostOnTheirWay) await Promise.race(onTheirWay);
      const command = (kinds[sent % kinds.length] as (typeof kinds)[number])(Math.floor(sent / kinds.length) % spread).then(() => { done++; }, (error: unknown) => { if (!isAway(error)) refused ??= error; });
      onTheirWay.add(command);
      void command.finally(() => onTheirWay.delete(command));
    }
  })();
  return {
    async end() {
      isOver = true;
      await running;
      await Promise.all(onTheirWay);
      // What met a service that was too busy is not counted; what was refused is our own mistake.
      if (refused !== undefined) throw new Error("A command of the steady load was refused; the benchmark's way to it is out of date.", { cause: refused });
      return done / ((performance.now() - started) / 1000);
    },
  };
}

const isAway = (error: unknown): boolean => String((error as { data?: { code?: string } }).data?.code).endsWith("_UNAVAILABLE");
