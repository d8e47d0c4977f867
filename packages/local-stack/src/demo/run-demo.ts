import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { moveClock } from "@haandslag/service-kit";
import { startStack } from "../stack/start-stack.ts";
import { clockFile } from "../stack/service-settings.ts";
import { referredAndMet } from "./act-1-referred-and-met.ts";
import { measuredAndClosed } from "./act-2-measured-and-closed.ts";
import { selfReferredAndWithdrawn } from "./act-3-withdrawn.ts";
import { referredUnderProtection } from "./act-4-protected.ts";
import { declinedAndTakenBack } from "./act-5-declined-and-taken-back.ts";
import { type DemoMessage, ownMessageFile, readDemoMessage } from "./demo-message.ts";
import { endedConsents } from "./ended-consents.ts";
import { lookAtAudit } from "./look-at-audit.ts";
import { lookAtCorrelation } from "./look-at-correlation.ts";
import { lookAtErasure } from "./look-at-erasure.ts";
import { lookAtLedger } from "./look-at-ledger.ts";
import { lookAtLog } from "./look-at-log.ts";
import { lookAtMailbox } from "./look-at-mailbox.ts";
import { lookAtProofs } from "./look-at-proofs.ts";
import { lookAtReceipts } from "./look-at-receipts.ts";
import { lookForCanaries } from "./look-for-canaries.ts";
import { signIn } from "./person.ts";
import { openPromises, type PromiseKept } from "./promises.ts";
import { newestCheckpoint, type SeenCheckpoint } from "./public-log.ts";
import { recordAddresses } from "./requested-addresses.ts";
import type { Story } from "./story.ts";
import { openTimeline, type Step } from "./timeline.ts";

export interface DemoReport {
  readonly ok: boolean;
  readonly broker: "in-process" | "kafka";
  readonly import: {
    readonly drafts: number;
    readonly kept: readonly { readonly path: string; readonly to: string }[];
    readonly dropped: readonly { readonly path: string; readonly why: string }[];
    readonly findings: readonly { readonly path: string; readonly code: string; readonly text: string }[];
    readonly errors: readonly { readonly path: string; readonly code: string; readonly text: string }[];
  };
  readonly steps: readonly Step[];
  readonly promises: readonly PromiseKept[];
  readonly timings: Readonly<Record<string, number>>;
}

/** The whole story on a fresh stack of its own, which is gone afterwards. */
export async function runDemo(o: { file?: string; broker: "in-process" | "kafka"; print(line: string): void }): Promise<DemoReport> {
  const message = await readDemoMessage(o.file ?? ownMessageFile);
  if ("errors" in message) {
    return { ok: false, broker: o.broker, import: { drafts: 0, kept: [], dropped: [], findings: [], errors: message.errors }, steps: [], promises: [], timings: {} };
  }
  const parent = mkdtempSync(join(tmpdir(), "haandslag-demo-"));
  const requested = recordAddresses();
  const starting = performance.now();
  const stack = await startStack({ folder: join(parent, "data"), port: 0, fresh: false, broker: o.broker, alsoPeople: stackPeople(message), progress: (line) => o.print(`           ${line}`) });
  try {
    const started = performance.now();
    const timeline = openTimeline(o.print);
    const promises = openPromises();
    const sign = (user: string) => signIn(stack.ready, user);
    const story: Story = {
      stack, ready: stack.ready, message, timeline, promises, requested,
      cast: {
        caseworker: await sign("Maja Sagsbehandler"), otherCaseworker: await sign("Lone Sagsbehandler"), coordinator: await sign("Signe Koordinator"), otherCoordinator: await sign("Ali Koordinator"),
        anders: await sign("Anders Peer"), fatima: await sign("Fatima Peer"), karen: await sign("Karen Peer"), auditor: await sign("Vera Revisor"),
        citizen: await sign(message.account.name), selfReferrer: await sign("Jonas Borger"), protectedCitizen: await sign("Tove Borger"),
      },
      async turnClock(days) {
        await timeline.step("time", `${days} days pass`, "local-stack", async () => moveClock(clockFile(stack.settings.folder), { by: days * 24 * 60 * 60 * 1000 }));
        // Tokens stay on real time; the services' deadline workers look once a second.
        await sleep(1200);
      },
    };
    const checkpoints: SeenCheckpoint[] = [];
    const noteCheckpoint = async (when: string) => { checkpoints.push({ when, note: await newestCheckpoint(stack.ready) }); };
    const first = await referredAndMet(story);
    await noteCheckpoint("after the first meeting");
    await measuredAndClosed(story, first);
    const third = await selfReferredAndWithdrawn(story);
    await noteCheckpoint("after the withdrawal");
    const fourth = await referredUnderProtection(story);
    const fifth = await declinedAndTakenBack(story);
    const told = performance.now();
    await lookAtErasure(story, third);
    await lookAtReceipts(story, endedConsents(story, first, third, fourth, fifth), third);
    await noteCheckpoint("at the end");
    await lookAtLog(story, checkpoints);
    const [oldest] = checkpoints;
    if (oldest !== undefined) await lookAtProofs(story, third, oldest);
    await lookAtLedger(story, first);
    await lookAtCorrelation(story);
    await lookAtMailbox(story);
    await lookForCanaries(story);
    // Last: after it the demo's databases, which are its own and thrown away, are not to be believed any more.
    await lookAtAudit(story, third);
    const { drafts, kept, dropped, findings } = first.imported;
    return {
      ok: promises.all.every(({ held }) => held), broker: o.broker,
      import: { drafts: drafts.length, kept, dropped, findings, errors: [] },
      steps: timeline.steps, promises: promises.all,
      timings: { startMs: Math.round(started - starting), storyMs: Math.round(told - started), looksMs: Math.round(performance.now() - told) },
    };
  } finally {
    await stack.stop();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** The message's citizen, where the demo data do not have them already. */
const stackPeople = (message: DemoMessage) => (message.account.name === "Beskedens Borger" ? [message.account] : []);
