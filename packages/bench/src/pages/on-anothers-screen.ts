import { randomUUID } from "node:crypto";
import { signIn } from "@haandslag/local-stack/person";
import type { Stack } from "@haandslag/local-stack/stack";
import { signedIn } from "@haandslag/testing/browser";
import type { Browser } from "playwright-core";
import { median, timed } from "../figure.ts";

const rounds = 20;

/** Milliseconds from a peer's *ring to me* until it stands on the coordinator's open page, and what the peer's call itself takes. */
export async function onAnothersScreen(browser: Browser, ready: Stack["ready"]): Promise<{ seen: number; call: number }> {
  const [peer, coordinator] = await Promise.all([signIn(ready, "Anders Peer"), signIn(ready, "Signe Koordinator")]);
  const screen = await signedIn(browser, { portal: ready.portal, name: "Signe Koordinator" });
  await screen.page.goto(`${ready.portal}/organisation`);
  const entry = screen.page.locator("main").getByText("Anders vil gerne ringes op");
  const seen: number[] = [];
  const calls: number[] = [];
  for (let round = 0; round < rounds; round++) {
    await entry.waitFor({ state: "detached" });
    const began = performance.now();
    const shown = entry.waitFor().then(() => performance.now() - began);
    let callId = "";
    calls.push(await timed(async () => { ({ callId } = await peer.peers.askToBeRung.mutate({ idempotencyKey: randomUUID() })); }));
    seen.push(await shown);
    await coordinator.peers.callMade.mutate({ idempotencyKey: randomUUID(), callId });
  }
  await screen.context.close();
  return { seen: median(seen), call: median(calls) };
}
