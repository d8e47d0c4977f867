import { AuthorityId, Id, OrganisationId, SubjectId } from "@haandslag/contracts";
import { z } from "zod";
import type { Actor } from "./actor.ts";
import { assuranceLevelOf } from "./nsis.ts";

/** Whom an access token is for: the four services together. A URI, as RFC 8707 asks of a resource. */
export const apiAudience = "urn:haandslag:api";

const acr = z.string().refine((value) => assuranceLevelOf(value) !== undefined, "not an NSIS level");
const unit = z.string().min(1).max(100);

/**
 * The claims of ours in an access token, and which of them a role must and may have. A claim of another role's is
 * refused rather than passed over: it would mean that two privilege groups were merged.
 */
export const AccessTokenClaims = z.discriminatedUnion("role", [
  z.strictObject({ role: z.enum(["caseworker", "team-leader"]), tenant: AuthorityId, unit, acr: acr.optional() }),
  z.strictObject({ role: z.literal("coordinator"), tenant: OrganisationId, unit: unit.optional(), acr: acr.optional() }),
  z.strictObject({ role: z.literal("peer"), tenant: OrganisationId, unit: unit.optional(), peerId: Id, acr: acr.optional() }),
  z.strictObject({ role: z.literal("citizen"), subjectId: SubjectId, acr }),
  z.strictObject({ role: z.literal("auditor"), tenant: z.union([AuthorityId, OrganisationId]).optional(), unit: unit.optional(), acr: acr.optional() }),
  z.strictObject({ role: z.literal("service"), service: z.string().regex(/^[a-z][a-z-]{1,40}$/) }),
]);
export type AccessTokenClaims = z.infer<typeof AccessTokenClaims>;

const ourClaims = ["role", "tenant", "unit", "subjectId", "peerId", "acr", "service"] as const;

/** The actor that a verified token's payload names, or undefined where it lacks, or has too much of, what its role needs. */
export function findActor(sub: string, payload: Readonly<Record<string, unknown>>): Actor | undefined {
  const ours = Object.fromEntries(ourClaims.filter((name) => payload[name] !== undefined).map((name) => [name, payload[name]]));
  const claims = AccessTokenClaims.safeParse(ours).data;
  return claims === undefined ? undefined : actorOf(sub, claims);
}

function actorOf(userId: string, claims: AccessTokenClaims): Actor {
  const level = "acr" in claims && claims.acr !== undefined ? assuranceLevelOf(claims.acr) : undefined;
  return {
    userId,
    role: claims.role,
    ...("tenant" in claims && claims.tenant !== undefined ? { tenantId: claims.tenant } : {}),
    ...("unit" in claims && claims.unit !== undefined ? { unitId: claims.unit } : {}),
    ...("subjectId" in claims ? { subjectId: claims.subjectId } : {}),
    ...("peerId" in claims ? { peerId: claims.peerId } : {}),
    ...("service" in claims ? { service: claims.service } : {}),
    ...(level === undefined ? {} : { assuranceLevel: level }),
  };
}
