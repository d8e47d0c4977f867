import type { FastifyReply, FastifyRequest } from "fastify";

export interface Cookies {
  /** The session's secret, where the browser sent one. */
  session(request: FastifyRequest): string | undefined;
  setSession(reply: FastifyReply, value: string): void;
  clearSession(reply: FastifyReply): void;
  /** What a login under way left in this browser. */
  login(request: FastifyRequest, state: string): string | undefined;
  setLogin(request: FastifyRequest, reply: FastifyReply, state: string, memory: string, seconds: number): void;
  clearLogin(reply: FastifyReply, state: string): void;
}

const loginPrefix = "haandslag_login_";
/** So many logins are begun side by side, in as many tabs; the cookies of older ones go. */
const mostLogins = 4;
const secretForm = /^[A-Za-z0-9_-]{43}$/;

/**
 * Cookies that no script reads. SameSite=Lax and not Strict: the browser comes back from the provider by a link from
 * another site, and must bring the session along to the page after it. `__Host-` binds to this host and https.
 */
export function cookiesOf(portal: string): Cookies {
  const isSecure = portal.startsWith("https:");
  const name = isSecure ? "__Host-haandslag_session" : "haandslag_session";
  const common = { path: "/", httpOnly: true, sameSite: "lax", secure: isSecure } as const;
  const ofLogin = { ...common, path: "/login" };
  // A state is base64url and longer than a name needs; its end tells two logins of one browser apart.
  const loginName = (state: string) => `${loginPrefix}${state.slice(0, 12)}`;
  return {
    session(request) {
      const value = request.cookies[name];
      return value !== undefined && secretForm.test(value) ? value : undefined;
    },
    setSession: (reply, value) => void reply.setCookie(name, value, common),
    clearSession: (reply) => void reply.clearCookie(name, common),
    login: (request, state) => request.cookies[loginName(state)],
    setLogin(request, reply, state, memory, seconds) {
      const former = Object.keys(request.cookies).filter((each) => each.startsWith(loginPrefix));
      for (const old of former.slice(0, Math.max(0, former.length - mostLogins + 1))) void reply.clearCookie(old, ofLogin);
      void reply.setCookie(loginName(state), memory, { ...ofLogin, maxAge: seconds });
    },
    clearLogin: (reply, state) => void reply.clearCookie(loginName(state), ofLogin),
  };
}
