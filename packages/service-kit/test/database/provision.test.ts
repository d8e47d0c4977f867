import { randomBytes } from "node:crypto";
import { readFileSync } from "node:fs";
import pg from "pg";
import { describe, expect, inject, onTestFinished, test } from "vitest";
import { provisionDatabase, urlFor } from "../../src/database/index.ts";
import { runPsqlScript } from "./run-psql-script.ts";

const server = inject("postgresUrl");
const rolesSql = readFileSync(new URL("../../../../infra/database/roles.sql", import.meta.url), "utf8");

/** A name of this test's own; its database and roles are gone afterwards. */
function newName(): string {
  const name = `provision_${randomBytes(4).toString("hex")}`;
  onTestFinished(() =>
    query(server, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`).then(() =>
      query(server, `DROP ROLE IF EXISTS ${name}_owner, ${name}_app, ${name}_retention`),
    ).then(() => {}),
  );
  return name;
}

async function query(url: string, sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  return client.query(sql, values).then((result) => result.rows).finally(() => client.end());
}

const codeOf = (url: string, sql: string) => query(url, sql).then(() => "done", (error: pg.DatabaseError) => error.code);

/** Everything that says who may do what, with the name itself taken out so that two databases can be compared. */
async function privilegesOf(name: string) {
  const roles = await query(server,
    `SELECT rolname, rolsuper, rolinherit, rolcreaterole, rolcreatedb, rolcanlogin, rolreplication, rolbypassrls, rolconnlimit, rolvaliduntil,
       ARRAY(SELECT roleid::regrole::text FROM pg_auth_members WHERE member = r.oid) AS member_of
     FROM pg_roles r WHERE rolname LIKE $1 || '\\_%' ORDER BY rolname`, [name]);
  const databases = await query(server, "SELECT datname, datdba::regrole::text AS owner, datacl::text[] AS acl FROM pg_database WHERE datname = $1", [name]);
  const schemas = await query(urlFor(server, { database: name }), "SELECT nspname, nspowner::regrole::text AS owner, nspacl::text[] AS acl FROM pg_namespace WHERE nspname = 'public'");
  const sorted = [roles, databases, schemas].flat().map((row) => ({ ...row, ...(Array.isArray(row["acl"]) ? { acl: row["acl"].toSorted() } : {}) }));
  return JSON.parse(JSON.stringify(sorted).replaceAll(name, "NAME"));
}

describe("a service's database and roles", () => {
  test("are as infra/database/roles.sql makes them, the script run once or twice", async () => {
    const [ours, byDba] = [newName(), newName()];
    await provisionDatabase(server, ours, { secret: "a" });
    for (let run = 0; run < 2; run++) {
      await runPsqlScript(rolesSql, server, { name: byDba, owner_password: "o'wner", app_password: "app", retention_password: "ret" });
      expect(await privilegesOf(byDba)).toEqual(await privilegesOf(ours));
    }
    expect(await query(urlFor(server, { database: byDba, user: `${byDba}_owner`, password: "o'wner" }), "SELECT 1 AS in")).toEqual([{ in: 1 }]);
  });

  test("let the owner migrate, the app and retention only connect, and nobody else in", async () => {
    const [name, neighbour] = [newName(), newName()];
    const { ownerUrl, appUrl, retentionUrl } = await provisionDatabase(server, name, { secret: "a" });
    const other = await provisionDatabase(server, neighbour, { secret: "a" });
    expect(await codeOf(ownerUrl, "CREATE TABLE kept (id int); CREATE SCHEMA own")).toBe("done");
    for (const url of [appUrl, retentionUrl]) {
      expect(await codeOf(url, "CREATE TABLE mine (id int)")).toBe("42501");
      expect(await codeOf(url, "CREATE TEMP TABLE mine (id int)")).toBe("42501");
      expect(await codeOf(url, "SELECT * FROM kept")).toBe("42501");
      expect(await codeOf(url, `SET ROLE ${name}_owner`)).toBe("42501");
    }
    expect(await codeOf(urlFor(other.appUrl, { database: name }), "SELECT 1")).toBe("42501");
  });

  test("come out the same when several make them at once, and again", async () => {
    const name = newName();
    const made = await Promise.all(Array.from({ length: 4 }, () => provisionDatabase(server, name, { secret: "a" })));
    expect(new Set(made.map((urls) => JSON.stringify(urls))).size).toBe(1);
    const again = await provisionDatabase(server, name, { secret: "a" });
    expect(again).toEqual(made[0]);
    expect(await query(again.appUrl, "SELECT current_user AS who")).toEqual([{ who: `${name}_app` }]);
  });

  test("take new passwords, and then refuse the old ones", async () => {
    const name = newName();
    const before = await provisionDatabase(server, name, { secret: "a" });
    const after = await provisionDatabase(server, name, { owner: "p/1", app: "p@2", retention: "p:3" });
    expect(await codeOf(after.appUrl, "SELECT 1")).toBe("done");
    expect(await codeOf(before.appUrl, "SELECT 1")).toBe("28P01");
  });

  test("have passwords that differ by role and by secret", async () => {
    const name = newName();
    const urls = [...Object.values(await provisionDatabase(server, name, { secret: "a" })), ...Object.values(await provisionDatabase(server, name, { secret: "b" }))];
    expect(new Set(urls.map((url) => new URL(url).password)).size).toBe(6);
  });

  test("are not made under a name that is no plain identifier", async () => {
    for (const name of ["", "Referral", "a b", "x; DROP DATABASE y", "peer-assignment", "a".repeat(52)]) {
      await expect(provisionDatabase(server, name, { secret: "a" })).rejects.toThrow("lower-case letters");
    }
  });
});
