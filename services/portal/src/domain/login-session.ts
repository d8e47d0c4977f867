/** How long a session is kept, in seconds. All of it is real time: a demo that turns its clock forward logs nobody out. */
export const sessionLimits = {
  /** Without a call of the person's. */
  idle: 20 * 60,
  /** Before the idle end, the pages ask whether somebody is still there. */
  warn: 2 * 60,
  /** However busy it was. */
  longest: 8 * 60 * 60,
  /** A call is noted only this long after the last one noted; the end comes so much later, so that nobody is cut short. */
  noteEvery: 5,
} as const;

/** Who is logged in, as far as a page may know it: never a token, a subject id or a CPR number. */
export interface SessionUser {
  readonly name: string;
  readonly role: string;
  /** The unit or organisation in words. */
  readonly unit: string | null;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly peerId: string | null;
  readonly assuranceLevel: "low" | "substantial" | "high" | null;
}

/** The tokens of a login. They stay on this side. */
export interface Tokens {
  readonly accessToken: string;
  /** When the services stop taking the access token; milliseconds of real time. */
  readonly accessUntil: number;
  readonly refreshToken: string | null;
}

export interface LoginSession {
  /** SHA-256 of the cookie's value. */
  readonly id: string;
  /** The cookie's value: half of the key that the rest is sealed under. In memory alone, for as long as a request lasts. */
  readonly cookie: string;
  /** The login's id at the provider, an opaque one: what it is told who logs out. */
  readonly loginId: string;
  readonly user: SessionUser;
  readonly tokens: Tokens;
  readonly usedAt: Date;
  readonly endsAt: Date;
}

/** When the session ends if nothing more is heard of its person. */
export const idleEndOf = ({ usedAt, endsAt }: Pick<LoginSession, "usedAt" | "endsAt">): Date =>
  new Date(Math.min(usedAt.getTime() + sessionLimits.idle * 1000, endsAt.getTime()));

/** Sessions last used before this are over. */
export const idleSince = (now: Date): Date => new Date(now.getTime() - (sessionLimits.idle + sessionLimits.noteEvery) * 1000);

/** A provider that gives no refresh token gives the session its own end: it never outlives what it calls with. */
export const endOf = (began: Date, { accessUntil, refreshToken }: Tokens): Date =>
  new Date(Math.min(began.getTime() + sessionLimits.longest * 1000, refreshToken === null ? accessUntil : Infinity));

/** A token that ends while a call is under way would fail it. */
export const isAboutToEnd = ({ accessUntil }: Tokens, now: Date): boolean => accessUntil - now.getTime() < 60_000;
