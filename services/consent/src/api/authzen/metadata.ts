import type { FastifyRequest } from "fastify";

export const authzenPaths = {
  evaluation: "/access/v1/evaluation",
  evaluations: "/access/v1/evaluations",
  metadata: "/.well-known/authzen-configuration",
} as const;

/** AuthZEN § 9.1: where we answer what. There is no search here: who may receive what about whom is not to be listed. */
export function metadataOf(address: string | undefined): Record<string, string> | undefined {
  const base = address?.replace(/\/+$/, "");
  return base === undefined
    ? undefined
    : { policy_decision_point: base, access_evaluation_endpoint: base + authzenPaths.evaluation, access_evaluations_endpoint: base + authzenPaths.evaluations };
}

/** A name or address with its port, and nothing that would lead elsewhere. */
const host = /^([A-Za-z0-9.-]{1,253}|\[[0-9a-fA-F:]{2,39}\])(:\d{1,5})?$/;

/** By the request's own word, which anybody can write: not for production. */
export const addressAskedAt = ({ headers, protocol }: Pick<FastifyRequest, "headers" | "protocol">): string | undefined =>
  headers.host !== undefined && host.test(headers.host) ? `${protocol}://${headers.host}` : undefined;
