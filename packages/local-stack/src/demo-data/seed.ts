import { peerAssignmentClient } from "@haandslag/clients/peer-assignment";
import { movableClock } from "@haandslag/service-kit";
import { accessTokenFor } from "../login/index.ts";
import type { Ready } from "../ready-file.ts";
import { referralAs } from "../stack/service-caller.ts";
import { clockFile, type StackSettings } from "../stack/service-settings.ts";
import { demoDirectory, demoUnits } from "./directory.ts";
import { havnensPeers } from "./peers.ts";

const halfAYear = 182 * 24 * 60 * 60 * 1000;

/**
 * Demo data goes in by the services' own front doors, as a person's would. Each command has an idempotency key of its
 * own that is always the same: after a start that was killed half-way the next one does what is left (REF-21).
 */
export async function seedDemoData(settings: StackSettings, ready: Ready): Promise<void> {
  const now = movableClock(clockFile(settings.folder)).now();
  await referralAs("demo", settings).importDirectory.mutate({ organisations: [...demoDirectory(now)], units: demoUnits });

  const token = await accessTokenFor({ issuer: ready.issuer, user: "Signe Koordinator" });
  const peers = peerAssignmentClient({ url: `${ready.services["peer-assignment"]}/trpc`, token: async () => token, timeoutMs: 5000 });
  const nextSupervision = new Date(now.getTime() + halfAYear).toISOString().slice(0, 10);
  for (const { isAttested, ...peer } of havnensPeers) {
    await peers.registerPeer.mutate({ idempotencyKey: `demo-register-${peer.peerId}`, ...peer });
    if (!isAttested) continue;
    await peers.attestCompetence.mutate({ idempotencyKey: `demo-attest-${peer.peerId}`, peerId: peer.peerId });
    await peers.planSupervision.mutate({ idempotencyKey: `demo-supervision-${nextSupervision}-${peer.peerId}`, peerId: peer.peerId, nextSupervision });
  }
}
