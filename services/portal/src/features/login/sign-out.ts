import type { LoginDeps } from "../ports.ts";
import type { LoginSession } from "../../domain/login-session.ts";

/** Every session of this login ends, on every machine. @returns where the provider ends its own */
export const signOut = ({ sessions, provider, log, ended }: Pick<LoginDeps, "sessions" | "provider" | "log" | "ended">) => async ({ loginId }: LoginSession): Promise<URL | undefined> => {
  ended(await sessions.endAllOf(loginId));
  log.info({ loginId }, "somebody logged out");
  // Ours is over, whether the provider answers or not.
  return await provider.endAddress(loginId).catch(() => undefined);
};
