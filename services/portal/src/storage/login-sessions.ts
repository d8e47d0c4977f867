import { inTransaction, type Queryable, wholeService, withinScope } from "@haandslag/service-kit";
import type { Pool } from "pg";
import { z } from "zod";
import { endOf, idleSince, type LoginSession, sessionLimits, type SessionUser, type Tokens } from "../domain/login-session.ts";
import { type Seals, sessionIdOf } from "./seal.ts";

interface Row {
  readonly id: string;
  readonly nonce: Buffer;
  readonly ciphertext: Buffer;
  readonly used_at: Date;
  readonly ends_at: Date;
}

const nullable = z.string().nullable();
const Content = z.object({
  loginId: z.string(),
  user: z.object({ name: z.string(), role: z.string(), unit: nullable, tenantId: nullable, unitId: nullable, peerId: nullable, assuranceLevel: z.enum(["low", "substantial", "high"]).nullable() }),
  tokens: z.object({ accessToken: z.string(), accessUntil: z.number(), refreshToken: nullable }),
});

const columns = "id, nonce, ciphertext, used_at, ends_at";
/** $2: used before this is over. $3: now. */
const isAlive = "used_at > $2 AND ends_at > $3";

/** The sessions of people who are logged in; each within the scope of its own cookie (row-level security). */
export type LoginSessions = ReturnType<typeof loginSessions>;

export function loginSessions(pool: Pool, seals: Seals) {
  // Under a key that the database and SESSION_KEY do not make without the cookie: a name and a token lie here, and open in
  // the hands of the person's own browser alone.
  const sealed = (cookie: string, content: z.infer<typeof Content>) => seals.seal(content, ["login_session", sessionIdOf(cookie)], cookie);
  const opened = (cookie: string, row: Row | undefined): LoginSession | undefined => {
    const content = row === undefined ? undefined : Content.safeParse(seals.open(row, ["login_session", row.id], cookie)).data;
    return row === undefined || content === undefined ? undefined : { id: row.id, cookie, ...content, usedAt: row.used_at, endsAt: row.ends_at };
  };
  const read = async (db: Queryable, cookie: string, now: Date, lock = "") =>
    opened(cookie, (await db.query<Row>(`SELECT ${columns} FROM login_session WHERE id = $1 AND ${isAlive} ${lock}`, [sessionIdOf(cookie), idleSince(now), now])).rows[0]);

  return {
    find: (cookie: string, now: Date): Promise<LoginSession | undefined> => withinScope(sessionIdOf(cookie), () => read(pool, cookie, now)),

    /** Notes a call of the person's. Not each: many come in a second, and the end waits for it. */
    async noteUse({ id, usedAt }: LoginSession, now: Date): Promise<void> {
      if (now.getTime() - usedAt.getTime() < sessionLimits.noteEvery * 1000) return;
      await withinScope(id, () => pool.query("UPDATE login_session SET used_at = greatest(used_at, $2) WHERE id = $1", [id, now]));
    },

    async begin(cookie: string, o: { loginId: string; user: SessionUser; tokens: Tokens }, now: Date): Promise<void> {
      const id = sessionIdOf(cookie);
      const { nonce, ciphertext } = sealed(cookie, o);
      await withinScope(id, () => pool.query(
        "INSERT INTO login_session (id, login, nonce, ciphertext, began_at, used_at, ends_at) VALUES ($1, $2, $3, $4, $5, $5, $6)",
        [id, seals.loginHash(o.loginId), nonce, ciphertext, now, endOf(now, o.tokens)]));
    },

    /**
     * Puts other tokens in place of those that end. The row is held meanwhile: a second call, here or in another
     * process, waits and finds them, since a provider takes a refresh token twice for a stolen one.
     * @param renew is not asked where the tokens are new by now
     */
    renew: (cookie: string, now: Date, renew: (tokens: Tokens) => Promise<Tokens>): Promise<LoginSession | undefined> =>
      withinScope(sessionIdOf(cookie), () => inTransaction(pool, async (tx) => {
        const session = await read(tx, cookie, now, "FOR UPDATE");
        if (session === undefined) return undefined;
        const tokens = await renew(session.tokens);
        if (tokens === session.tokens) return session;
        const { nonce, ciphertext } = sealed(cookie, { loginId: session.loginId, user: session.user, tokens });
        await tx.query("UPDATE login_session SET nonce = $2, ciphertext = $3 WHERE id = $1", [session.id, nonce, ciphertext]);
        return { ...session, tokens };
      })),

    end: async (id: string): Promise<void> => { await withinScope(id, () => pool.query("DELETE FROM login_session WHERE id = $1", [id])); },

    /** Logged out everywhere. @returns the ids of the sessions that were */
    endAllOf: async (loginId: string): Promise<string[]> =>
      (await withinScope(wholeService, () => pool.query<{ id: string }>("DELETE FROM login_session WHERE login = $1 RETURNING id", [seals.loginHash(loginId)]))).rows.map(({ id }) => id),

    /** Which of these go on. */
    alive: async (ids: readonly string[], now: Date): Promise<Set<string>> =>
      new Set((await withinScope(wholeService, () => pool.query<{ id: string }>(`SELECT id FROM login_session WHERE id = ANY ($1) AND ${isAlive}`, [ids, idleSince(now), now]))).rows.map(({ id }) => id)),
  };
}
