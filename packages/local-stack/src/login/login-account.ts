import { createHash } from "node:crypto";
import { roles } from "@haandslag/service-kit/auth";
import { z } from "zod";

const personRoles = roles.filter((role) => role !== "service");

/**
 * One person who can sign in, in one role. A person with two roles is two accounts with different names: what a role
 * may is never joined with what another may.
 */
export const LoginAccount = z.strictObject({
  name: z.string().trim().min(1).max(100),
  role: z.enum(personRoles),
  /** Authority or organisation. */
  tenantId: z.string().optional(),
  unitId: z.string().optional(),
  peerId: z.string().optional(),
  /** Citizens only, ten digits; exchanged for a subjectId at login and never in an access token. */
  cprNumber: z.string().regex(/^\d{10}$/).optional(),
  /** The authority's or organisation's number in the business register. */
  cvr: z.string().regex(/^\d{8}$/).optional(),
  assuranceLevel: z.enum(["low", "substantial", "high"]).optional(),
  language: z.enum(["da", "en"]).optional(),
  /** What the sign-in page shows beside the name: the unit or organisation, in words. */
  unit: z.string().max(200).optional(),
});
export type LoginAccount = z.infer<typeof LoginAccount>;

/**
 * The account's `sub`: a UUID made from the name (version 8, RFC 9562 appendix B.2: SHA-256 of a namespace and the
 * name), so that it is the same in every stack and says nothing to who reads a log.
 */
export function accountIdFor(name: string): string {
  const bytes = createHash("sha256").update(`haandslag local login account\n${name}`).digest().subarray(0, 16);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString("hex").replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
