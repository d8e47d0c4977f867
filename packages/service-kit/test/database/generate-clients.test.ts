import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateClients } from "../../src/database/index.ts";
import { exampleSchema } from "./example.ts";

const root = mkdtempSync(join(tmpdir(), "haandslag-generate-"));
const service = (name: string) => join(root, "services", name);
const schemaOf = (name: string) => join(service(name), "prisma/schema.prisma");

beforeAll(() => {
  for (const name of ["one", "two"]) {
    mkdirSync(join(service(name), "prisma"), { recursive: true });
    mkdirSync(join(service(name), "src"));
    cpSync(exampleSchema, schemaOf(name));
  }
  symlinkSync(new URL("../../../../node_modules", import.meta.url).pathname, join(root, "node_modules"));
});
afterAll(() => rmSync(root, { recursive: true }));

describe("the Prisma clients", () => {
  test("are made for each service, as TypeScript that imports TypeScript", async () => {
    expect(await generateClients({ root, ifStale: true })).toEqual([service("one"), service("two")]);
    expect(readFileSync(join(service("one"), "src/generated/client.ts"), "utf8")).toContain('from "./internal/class.ts"');
    expect(readdirSync(join(service("one"), "prisma"))).toEqual(["schema.prisma"]);
  });

  test("are left alone while current, and made again where the schema changed", async () => {
    expect(await generateClients({ root, ifStale: true })).toEqual([]);
    writeFileSync(schemaOf("two"), `${readFileSync(schemaOf("two"), "utf8")}\nmodel Extra {\n  id Int @id\n}\n`);
    expect(await generateClients({ root, ifStale: true })).toEqual([service("two")]);
    expect(readdirSync(join(service("two"), "src/generated/models"))).toContain("Extra.ts");
  });

  test("come out whole when two processes make them at once", async () => {
    rmSync(join(service("one"), "src/generated/made-from.sha256"));
    await Promise.all([generateClients({ root, ifStale: true }), generateClients({ root, ifStale: true })]);
    expect(await generateClients({ root, ifStale: true })).toEqual([]);
    expect(readdirSync(service("one")).toSorted()).toEqual(["prisma", "src"]);
    expect(readdirSync(join(service("one"), "prisma"))).toEqual(["schema.prisma"]);
  });

  test("say what is wrong with a schema and keep the client that was there", async () => {
    const good = readFileSync(schemaOf("one"), "utf8");
    writeFileSync(schemaOf("one"), good.replace("Json", "Jsonn"));
    await expect(generateClients({ root, ifStale: true })).rejects.toThrow(/services\/one.*Jsonn/s);
    expect(readdirSync(join(service("one"), "src/generated/models"))).toContain("Thing.ts");
    writeFileSync(schemaOf("one"), good);
  });
});
