import { z } from "zod";

/**
 * OpenID AuthZEN Authorization API 1.0, §§ 5 and 6. Fields that we do not know are passed over, as the specification
 * asks; what is in `properties` is for the decision to judge.
 */
const properties = z.record(z.string(), z.unknown()).optional();
const Entity = z.object({ type: z.string(), id: z.string(), properties });
const context = z.record(z.string(), z.unknown()).optional();

export const AccessRequest = z.object({ subject: Entity, action: z.object({ name: z.string(), properties }), resource: Entity, context });

const most = 100;
const semantics = ["execute_all", "deny_on_first_deny", "permit_on_first_permit"] as const;
export type Semantic = (typeof semantics)[number];

/** § 7.1: several questions in one request. Each is read by itself, so that one that is wrong spoils no other. */
export const AccessRequests = z.object({
  evaluations: z.array(z.record(z.string(), z.unknown())).max(most),
  options: z.object({ evaluations_semantic: z.enum(semantics).default("execute_all") }).default({ evaluations_semantic: "execute_all" }),
});

const parts = ["subject", "action", "resource", "context"] as const;
const required = ["type", "id", "name"] as const;

/**
 * § 7.1.1: what an evaluation leaves out is taken from the request around it. A part that it has replaces the whole
 * part there, but for `type`, `id` and `name`, which fall back by themselves (certification scenario, 3.2.7).
 */
export const withDefaults = (evaluation: Readonly<Record<string, unknown>>, defaults: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(parts.map((part) => [part, merged(part, evaluation[part], defaults[part])]));

function merged(part: (typeof parts)[number], own: unknown, fallback: unknown): unknown {
  if (own === undefined) return fallback;
  if (part === "context" || !isObject(own) || !isObject(fallback)) return own;
  return { ...Object.fromEntries(required.flatMap((name) => (fallback[name] === undefined ? [] : [[name, fallback[name]]]))), ...own };
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
