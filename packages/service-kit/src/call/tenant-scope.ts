import { authorities } from "@haandslag/denmark";
import type { Actor } from "../auth/index.ts";
import { type Call, currentCall, findCurrentCall, withinCall } from "./call.ts";

/**
 * Whose rows a call can reach, as the policies of the databases read it (setting `app.tenant`): ids of authorities and
 * organisations, a citizen's subject id, a referral's id, with a blank between them. Empty: no row at all.
 * It contains our own bugs; what somebody may know of within it is decided by the policies of the domain (CON-29).
 */
export type TenantScope = string;

/** The service itself: reactions, workers, and the other services that ask. No id looks like this. */
export const wholeService: TenantScope = "*";
const nobody: TenantScope = "";

/** The scope of a call: what it was narrowed to, else what its actor has. Outside of any call it is nobody's. */
export function scopeOf(call: Call | undefined = findCurrentCall()): TenantScope {
  if (call === undefined) return nobody;
  if (call.scope !== undefined) return call.scope;
  return call.actor === undefined ? wholeService : scopeOfActor(call.actor);
}

function scopeOfActor({ role, tenantId, subjectId }: Actor): TenantScope {
  switch (role) {
    case "service": return wholeService;
    case "citizen": return subjectId ?? nobody;
    // One without a tenant looks at everybody's; all that an auditor can call reads.
    case "auditor": return tenantId ?? wholeService;
    case "caseworker":
    case "team-leader": return tenantId === undefined ? nobody : [tenantId, ...takenOverBy(tenantId)].join(" ");
    case "coordinator":
    case "peer": return tenantId ?? nobody;
  }
}

/** Authorities whose cases go to this one some day (REF-17). From which day on is the domain's to say: it has the clock. */
function takenOverBy(tenantId: string): readonly string[] {
  const direct = authorities.filter(({ successorId }) => successorId === tenantId).map(({ id }) => id);
  return [...direct, ...direct.flatMap(takenOverBy)];
}

/**
 * Runs the rest of the current call within another scope, for who has no tenant of their own where the rows are: a citizen
 * names a referral, and is bound to it and then, once the service has seen that it is theirs, to its organisation.
 */
export const withinScope = <Result>(scope: TenantScope, run: () => Result): Result => withinCall({ ...currentCall(), scope }, run);

/** What a request may reach before its token has been verified: nothing. */
export const unverified = (call: Call): Call => ({ ...call, scope: nobody });
