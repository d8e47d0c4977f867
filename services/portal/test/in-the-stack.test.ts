import { randomUUID } from "node:crypto";
import { chmodSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startStack } from "@haandslag/local-stack/stack";
import { expect, onTestFinished, test } from "vitest";
import { listen } from "./given/event-stream.ts";
import { visitor } from "./given/visitor.ts";

test("CON-29 with the real services: what one person does stands before those whom it concerns, and before nobody else", { timeout: 180_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "haandslag-portal-"));
  chmodSync(folder, 0o755); // PostgreSQL runs as a user of its own
  const stack = await startStack({ folder: join(folder, "data"), port: 0, fresh: false, broker: "in-process", withReferrals: true, logLevel: "warn", progress: () => undefined });
  onTestFinished(async () => {
    await stack.stop();
    rmSync(folder, { recursive: true, force: true });
  });
  const { portal } = stack.ready;
  const at = async (name: string) => {
    const who = visitor(portal);
    await who.signIn(name);
    return { who, stream: await listen(portal, who), answer: async <Answer>(path: string, input: unknown = {}) => (JSON.parse((await who.call(path, { body: JSON.stringify(input) })).text) as { result: { data: Answer } }).result.data };
  };
  const [maja, henrik, lone] = [await at("Maja Sagsbehandler"), await at("Henrik Sagsbehandler"), await at("Lone Sagsbehandler")];
  const [signe, ali, freja, kim] = [await at("Signe Koordinator"), await at("Ali Koordinator"), await at("Freja Borger"), await at("Kim Borger")];

  const [{ referralId } = { referralId: "" }] = await freja.answer<{ referralId: string }[]>("referral/trpc/myReferrals");
  await signe.answer("referral/trpc/openOffer", { idempotencyKey: randomUUID(), referralId });
  const opened = { type: "dk.haandslag.referral.opened.v1", referralId };
  const soon = { timeout: 10_000, interval: 20 };
  await expect.poll(signe.stream.changes, soon).toContainEqual(opened);
  await expect.poll(freja.stream.changes, soon).toContainEqual(opened);
  // Of the sender's unit nobody has opened the case yet: something changed, and no more is said.
  await expect.poll(maja.stream.changes, soon).toContainEqual({ ...opened, referralId: null });
  await maja.answer("referral/trpc/getReferral", { referralId });
  await expect.poll(freja.stream.changes, soon).toContainEqual({ type: "dk.haandslag.referral.looked-up.v1", referralId });
  await signe.answer("referral/trpc/acceptOffer", { idempotencyKey: randomUUID(), referralId });
  const accepted = { type: "dk.haandslag.referral.accepted.v1", referralId };
  await expect.poll(maja.stream.changes, soon).toContainEqual(accepted);
  await expect.poll(henrik.stream.changes, soon).toContainEqual({ ...accepted, referralId: null });
  for (const stranger of [lone, ali, kim]) expect(stranger.stream.told).toEqual([]);
  expect(henrik.stream.changes().every((told) => told.referralId === null)).toBe(true);

  const colleagues = await maja.answer<{ displayName: string }[]>("referral/trpc/listColleagues");
  expect(colleagues.map(({ displayName }) => displayName), "who logged in here is known to the unit").toContain("Maja Sagsbehandler");

  const { who } = maja;
  const end = await who.follow(await who.logOut());
  expect([end.url, end.status]).toEqual([`${portal}/`, 200]);
  await expect.poll(() => maja.stream.told.at(-1)?.event, soon).toBe("session-ended");
});
