import { queryOptions } from "@tanstack/react-query";

/** The roles that have a home here; services never log in to pages. */
export type PersonRole = "citizen" | "caseworker" | "team-leader" | "coordinator" | "peer" | "auditor";

export interface User {
  readonly name: string;
  readonly role: PersonRole;
  readonly unit: string | null;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly peerId: string | null;
  readonly assuranceLevel: "low" | "substantial" | "high" | null;
}

/** What the portal's server tells the browser of the login: never a token. */
export interface Session {
  readonly user: User | null;
  readonly csrfToken: string;
  /** After so many seconds without an act the session ends; it warns `warnSeconds` before. */
  readonly idleSeconds: number;
  readonly warnSeconds: number;
  readonly now: string;
}

let csrfToken = "";

export async function readSession(): Promise<Session> {
  const answer = await fetch("/session", { credentials: "same-origin", cache: "no-store" });
  if (!answer.ok) throw new TypeError("the session could not be read");
  const session = (await answer.json()) as Session;
  csrfToken = session.csrfToken;
  return session;
}

export const sessionQuery = queryOptions({ queryKey: ["session"], queryFn: readSession, staleTime: Infinity });

/** Every call that changes something carries it, so that another site's form cannot make the call. */
export const currentCsrfToken = (): string => csrfToken;

/** "I am still here": the twenty minutes begin anew. */
export async function prolongSession(): Promise<void> {
  const answer = await fetch("/session/prolong", { method: "POST", headers: { "x-csrf-token": csrfToken } });
  if (!answer.ok) throw new TypeError("the session could not be prolonged");
}
