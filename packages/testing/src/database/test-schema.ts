import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { migrate } from "@haandslag/service-kit/database";
import pg from "pg";
import { projectRoot } from "../project-files.ts";

/** The databases of design § 2, by their service's folder or the key store's name. */
export type TestService = "referral" | "consent" | "peer-assignment" | "outcomes" | "portal" | "referral_keys" | "peer_assignment_keys" | "outcomes_keys";

export type TestRoles = { readonly owner: string; readonly app: string; readonly retention: string };

/** What a template is made from: its name (the roles' prefix), a fingerprint, and how to fill it. */
export type TestSchema = {
  readonly name: string;
  readonly fingerprint: string;
  fill(ownerUrl: string): Promise<void>;
};

export function serviceSchema(service: TestService): TestSchema {
  const migrationsDir = service.endsWith("_keys")
    ? join(projectRoot, "packages/vault/prisma/keys/migrations")
    : join(projectRoot, "services", service, "prisma/migrations");
  const files = readdirSync(migrationsDir).sort().filter((name) => name !== "migration_lock.toml");
  return {
    name: service.replaceAll("-", "_"),
    fingerprint: sha256(files.map((name) => `${name}\n${readFileSync(join(migrationsDir, name, "migration.sql"), "utf8")}`).join("\n")),
    fill: async (ownerUrl) => {
      await migrate({ url: ownerUrl, migrationsDir });
    },
  };
}

/** A schema out of plain SQL, run as the owner; `current_database() || '_app'` names the app's role, as in a service. */
export function sqlSchema(sql: string | ((roles: TestRoles) => string)): TestSchema {
  const fingerprint = sha256(typeof sql === "string" ? sql : sql(rolesOf("name")));
  const name = `scratch_${fingerprint.slice(0, 12)}`;
  const text = typeof sql === "string" ? sql : sql(rolesOf(name));
  return {
    name,
    fingerprint,
    fill: async (ownerUrl) => {
      const client = new pg.Client({ connectionString: ownerUrl });
      await client.connect();
      await client.query(text).finally(() => client.end());
    },
  };
}

export function rolesOf(name: string): TestRoles {
  return { owner: `${name}_owner`, app: `${name}_app`, retention: `${name}_retention` };
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}
