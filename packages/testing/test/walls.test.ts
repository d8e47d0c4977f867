import { mkdirSync, symlinkSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, expect, it } from "vitest";
import { walls } from "../../../.dependency-cruiser.ts";
import type { Finding } from "../src/checks/finding.ts";
import { findBrokenWalls, requireAllSeen } from "../src/checks/walls.ts";
import { projectRoot } from "../src/project-files.ts";
import { temporaryTree } from "./temporary-tree.ts";

/** A house in small that stands: every import here is allowed, so a wall that is too strict shows as well. */
const sound: Record<string, string> = {
  "packages/contracts/src/index.ts": `import "zod"; export {};`,
  "packages/denmark/src/index.ts": `export {};`,
  "packages/messaging/src/index.ts": `export {};`,
  "packages/messaging/src/kafka/kafka-broker.ts": `import "kafkajs"; import "@haandslag/contracts";`,
  "packages/service-kit/src/index.ts": `import "@trpc/server"; import "pg"; import "@haandslag/messaging";`,
  "packages/clients/src/index.ts": `import type { Router } from "@haandslag/b"; export type Client = Router;`,
  "packages/testing/src/index.ts": `import "vitest"; import "fast-check"; import "@haandslag/a";`,
  "services/a/src/domain/decide.ts": `import "@haandslag/contracts"; import "@haandslag/denmark"; import "./state.ts";`,
  "services/a/src/domain/state.ts": `export type State = string;`,
  "services/a/src/storage/find.ts": `import "pg"; import "@prisma/client"; import "../generated/client.ts"; import "../domain/decide.ts";`,
  "services/a/src/storage/round.ts": `import "./loop.ts";`, // the other half of the cycle, which is reported once, at loop.ts
  "services/a/src/generated/client.ts": `import "@prisma/client";`,
  "services/a/src/features/accept/accept.ts": `import "../../storage/find.ts"; import "./ask.ts"; import "@haandslag/clients";`,
  "services/a/src/features/accept/ask.ts": `import "../ports.ts";`,
  "services/a/src/features/ports.ts": `export {};`,
  "services/a/src/features/index.ts": `import "./accept/accept.ts"; import "./accept/ask.ts";`,
  "services/a/src/reactions/on-revoked.ts": `import "../features/accept/accept.ts";`,
  "services/a/src/api/router.ts": `import "@trpc/server"; import "../features/accept/accept.ts"; export type Router = string;`,
  "services/a/src/app.ts": `import "./api/router.ts"; import "./reactions/on-revoked.ts"; import "@haandslag/service-kit";`,
  "services/a/test/accept.test.ts": `import "vitest"; import "fast-check"; import "@haandslag/testing"; import "pg"; import "../src/app.ts";`,
  "services/b/src/app.ts": `import type { Client } from "@haandslag/clients"; export type Router = Client;`,
};

/** One forbidden import for each wall (some walls have several ways through). */
const broken: { wall: string; file: string; source: string }[] = [
  { wall: "domain-stands-alone", file: "services/a/src/domain/w1.ts", source: `import { readFileSync } from "node:fs";` },
  { wall: "domain-stands-alone", file: "services/a/src/domain/w2.ts", source: `import type { Row } from "../storage/find.ts";` },
  { wall: "domain-stands-alone", file: "services/a/src/domain/w3.ts", source: `import "zod";` },
  { wall: "domain-stands-alone", file: "services/a/src/domain/w4.ts", source: `const kit = await import("@haandslag/service-kit");` },
  { wall: "only-storage-knows-the-database", file: "services/a/src/features/w1.ts", source: `import type { Pool } from "pg";` },
  { wall: "only-storage-knows-the-database", file: "services/a/src/api/w2.ts", source: `import "@prisma/client";` },
  { wall: "only-storage-knows-the-database", file: "services/a/src/reactions/w3.ts", source: `import "../generated/client.ts";` },
  { wall: "storage-is-the-floor", file: "services/a/src/storage/w1.ts", source: `import "../features/accept/ask.ts";` },
  { wall: "only-api-knows-trpc", file: "services/a/src/features/w4.ts", source: `import { TRPCError } from "@trpc/server";` },
  { wall: "only-api-knows-trpc", file: "packages/messaging/src/w1.ts", source: `import "@trpc/server";` },
  { wall: "feature-knows-no-transport", file: "services/a/src/features/w5.ts", source: `import "../api/router.ts";` },
  { wall: "feature-knows-no-other-feature", file: "services/a/src/features/w6.ts", source: `import "./accept/ask.ts";` },
  { wall: "reaction-knows-no-transport", file: "services/a/src/reactions/w1.ts", source: `import "../api/router.ts";` },
  { wall: "only-one-place-knows-kafkajs", file: "packages/messaging/src/relay.ts", source: `import { Kafka } from "kafkajs";` },
  { wall: "services-meet-through-clients", file: "services/a/src/features/w7.ts", source: `import type { Router } from "@haandslag/b";` },
  { wall: "only-types-cross-to-clients", file: "packages/clients/src/w1.ts", source: `import { Router } from "@haandslag/b";` },
  { wall: "libraries-know-no-service", file: "packages/service-kit/src/w1.ts", source: `import type { Router } from "@haandslag/b";` },
  { wall: "contracts-know-zod-alone", file: "packages/contracts/src/w1.ts", source: `import "uuid";` },
  { wall: "denmark-is-facts", file: "packages/denmark/src/w1.ts", source: `import "zod";` },
  { wall: "verifier-stands-alone", file: "packages/verify/haandslag-verify.mjs", source: `import "node:crypto"; import "node:fs"; import "../denmark/src/index.ts";` },
  { wall: "verifier-is-nobodys-library", file: "services/a/src/storage/w3.ts", source: `import "../../../../packages/verify/haandslag-verify.mjs";` },
  { wall: "what-runs-needs-no-test-tools", file: "services/a/src/api/w3.ts", source: `import "@haandslag/testing";` },
  { wall: "what-runs-needs-no-test-tools", file: "services/a/src/storage/w2.ts", source: `import "fast-check";` },
  { wall: "imports-resolve", file: "services/a/src/api/w4.ts", source: `import "./nowhere.ts";` },
  { wall: "no-cycle", file: "services/a/src/storage/loop.ts", source: `import "./round.ts";` },
];

const workspaces = {
  contracts: "packages/contracts/src/index.ts",
  denmark: "packages/denmark/src/index.ts",
  messaging: "packages/messaging/src/index.ts",
  "service-kit": "packages/service-kit/src/index.ts",
  clients: "packages/clients/src/index.ts",
  testing: "packages/testing/src/index.ts",
  a: "services/a/src/app.ts",
  b: "services/b/src/app.ts",
};
const folderOf = (entry: string) => entry.split("/").slice(0, 2).join("/");

const root = temporaryTree({
  ...sound,
  ...Object.fromEntries(broken.map(({ file, source }) => [file, source])),
  ...Object.fromEntries(
    Object.entries(workspaces).map(([name, entry]) => [
      `${folderOf(entry)}/package.json`,
      JSON.stringify({ name: `@haandslag/${name}`, exports: { ".": entry.replace(folderOf(entry), ".") } }),
    ]),
  ),
});
let findings: Finding[];

beforeAll(async () => {
  mkdirSync(join(root, "node_modules", "@haandslag"), { recursive: true });
  for (const [name, entry] of Object.entries(workspaces)) symlinkSync(join(root, folderOf(entry)), join(root, "node_modules", "@haandslag", name));
  for (const name of ["zod", "kafkajs", "pg", "uuid", "vitest", "fast-check", "@prisma", "@trpc"]) {
    symlinkSync(join(projectRoot, "node_modules", name), join(root, "node_modules", name));
  }
  findings = await findBrokenWalls(root);
});

it.each(broken)("the wall $wall stops $file: $source", ({ wall, file }) => {
  const met = findings.filter((finding) => finding.file === file);
  expect(met.map((finding) => finding.fault.split(":")[0])).toEqual([wall]);
  expect(met[0]?.remedy).toMatch(/\w{3,}/);
});

it("lets every import of the sound house through", () => {
  expect(findings.filter((finding) => finding.file in sound)).toEqual([]);
});

it("has a forbidden import in this test for every wall", () => {
  expect(new Set(broken.map((entry) => entry.wall))).toEqual(new Set(walls.map((wall) => wall.name)));
});

it("refuses to report success over files that it has not seen", async () => {
  expect(() => requireAllSeen(["a.ts", "b.ts"], ["a.ts", "b.ts", "c.ts"])).not.toThrow();
  expect(() => requireAllSeen(["a.ts", "b.ts"], ["b.ts"])).toThrow(/saw 1 of 2.*missed: a\.ts/);
  await expect(findBrokenWalls(join(root, "node_modules", "zod"))).rejects.toThrow(/saw 0 of 0/);
});
