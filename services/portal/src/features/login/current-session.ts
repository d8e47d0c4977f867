import { DomainError } from "@haandslag/service-kit";
import { isAboutToEnd, type LoginSession } from "../../domain/login-session.ts";
import type { LoginDeps } from "../ports.ts";

/** The session that a request's cookie names. */
export function currentSession({ sessions, provider, clock, log, ended }: Pick<LoginDeps, "sessions" | "provider" | "clock" | "log" | "ended">) {
  const find = async (cookie: string | undefined): Promise<LoginSession | undefined> => (cookie === undefined ? undefined : sessions.find(cookie, clock.now()));

  /** @throws DomainError NOT_LOGGED_IN without a cookie, SESSION_EXPIRED with one that names no session any more */
  async function get(cookie: string | undefined): Promise<LoginSession> {
    const session = await find(cookie);
    if (session === undefined) throw new DomainError(cookie === undefined ? "NOT_LOGGED_IN" : "SESSION_EXPIRED");
    return session;
  }

  /** The services do not take its token any more. */
  async function end(id: string): Promise<void> {
    await sessions.end(id);
    ended([id]);
  }

  return {
    find,
    get,
    end,
    /** A call of the person's: the session goes on for another while. */
    use: (session: LoginSession): Promise<void> => sessions.noteUse(session, clock.now()),
    /** @throws DomainError SESSION_EXPIRED where the provider gives no new token: the session is over then, and says so; LOGIN_UNAVAILABLE while it is away */
    async accessTokenOf(session: LoginSession): Promise<string> {
      if (!isAboutToEnd(session.tokens, clock.now())) return session.tokens.accessToken;
      const renewed = await sessions.renew(session.cookie, clock.now(), async (tokens) => {
        if (!isAboutToEnd(tokens, clock.now())) return tokens;
        if (tokens.refreshToken === null) throw new DomainError("SESSION_EXPIRED");
        return await provider.renew(tokens.refreshToken);
      }).catch(async (error: unknown) => {
        if (error instanceof DomainError && error.code === "SESSION_EXPIRED") {
          log.info({ loginId: session.loginId, err: error }, "an access token could not be renewed: the session ends");
          await end(session.id);
        }
        throw error;
      });
      if (renewed === undefined) throw new DomainError("SESSION_EXPIRED");
      return renewed.tokens.accessToken;
    },
  };
}
export type CurrentSession = ReturnType<typeof currentSession>;
