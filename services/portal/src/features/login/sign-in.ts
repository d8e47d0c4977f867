import { randomBytes } from "node:crypto";
import { DomainError } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import { z } from "zod";
import { localPathOf } from "../../domain/local-path.ts";
import type { SessionUser } from "../../domain/login-session.ts";
import { sessionIdOf } from "../../storage/seal.ts";
import type { LoginDeps, LoginUnderWay } from "../ports.ts";

/** Longer than anybody needs at the provider; what is older is not taken. */
export const loginTakesAtMostSeconds = 15 * 60;

const UnderWay = z.object({ state: z.string(), nonce: z.string(), verifier: z.string(), to: z.string(), until: z.number() });
type Deps = Pick<LoginDeps, "sessions" | "seals" | "provider" | "verify" | "clock" | "log" | "ended" | "registerStaff">;

/** Where to send the browser, and what it is to bring back, sealed: nobody else can finish this login, nor another browser. */
export const beginSignIn = ({ provider, seals, clock, log }: Deps) => async (asked: unknown): Promise<{ address: URL; state: string; memory: string }> => {
  const { address, underWay } = await provider.begin(localPathOf(asked)).catch((cause: unknown) => {
    log.warn({ err: cause }, "nobody can log in: the login provider does not answer");
    throw new DomainError("LOGIN_UNAVAILABLE", { cause });
  });
  const { nonce, ciphertext } = seals.seal({ ...underWay, until: clock.now().getTime() + loginTakesAtMostSeconds * 1000 }, ["login", underWay.state]);
  return { address, state: underWay.state, memory: Buffer.concat([nonce, ciphertext]).toString("base64url") };
};

/**
 * The browser is back: what it brings is checked, and a session begins under an id that nobody has seen before
 * (fixation). The session that this browser had ends.
 * @returns the cookie's value, and where to go
 * @throws DomainError INPUT_INVALID where this browser began no such login, or the provider's answer does not fit it
 */
export const completeSignIn = (deps: Deps) => async (query: URLSearchParams, memory: string | undefined, former: string | undefined): Promise<{ cookie: string; to: string }> => {
  const { sessions, provider, clock, log } = deps;
  const underWay = remembered(deps, query.get("state") ?? "", memory);
  if (underWay === undefined) throw new DomainError("INPUT_INVALID", { detail: { reason: "no-such-login" } });
  const signedIn = await provider.complete(query, underWay).catch((cause: unknown) => {
    log.info({ err: cause }, "a login was not completed");
    throw new DomainError("INPUT_INVALID", { detail: { reason: "answer-does-not-fit" }, cause });
  });
  const actor = await deps.verify(`Bearer ${signedIn.tokens.accessToken}`);
  const cookie = randomBytes(32).toString("base64url");
  await sessions.begin(cookie, { loginId: actor.userId, user: userOf(actor, signedIn), tokens: signedIn.tokens }, clock.now());
  if (former !== undefined) {
    await sessions.end(sessionIdOf(former));
    deps.ended([sessionIdOf(former)]);
  }
  log.info({ loginId: actor.userId, role: actor.role }, "somebody logged in");
  if (actor.role === "caseworker" || actor.role === "team-leader") {
    // A case cannot be handed over to them until it has worked; the next login tries again.
    await deps.registerStaff(signedIn.tokens.accessToken, signedIn.name).catch((error: unknown) => log.warn({ err: error }, "somebody of the staff could not be made known to the colleagues"));
  }
  return { cookie, to: underWay.to };
};

function remembered({ seals, clock }: Deps, state: string, memory: string | undefined): LoginUnderWay | undefined {
  const bytes = Buffer.from(memory ?? "", "base64url");
  const underWay = UnderWay.safeParse(seals.open({ nonce: bytes.subarray(0, 12), ciphertext: bytes.subarray(12) }, ["login", state])).data;
  return underWay !== undefined && underWay.until > clock.now().getTime() ? underWay : undefined;
}

const userOf = ({ role, tenantId, unitId, peerId, assuranceLevel }: Actor, { name, unit }: { name: string; unit: string | null }): SessionUser => ({
  name, role, unit, tenantId: tenantId ?? null, unitId: unitId ?? null, peerId: peerId ?? null, assuranceLevel: assuranceLevel ?? null,
});
