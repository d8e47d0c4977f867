import { DomainError } from "@haandslag/service-kit";
import type { FastifyRequest } from "fastify";
import { headerOf } from "./portal-request.ts";

/**
 * Refuses what another site makes a browser send. Browsers say where a request comes from in Sec-Fetch-Site, older ones
 * in Origin; who says neither is no browser, and has no cookie of anybody's.
 * @throws DomainError CROSS_SITE_REQUEST
 */
export function mustBeSameSite(request: FastifyRequest, portal: string): void {
  const site = headerOf(request, "sec-fetch-site");
  const origin = headerOf(request, "origin");
  // What a person types into the address bar is nobody's request: only reading comes that way.
  const mayBe = request.method === "GET" ? ["same-origin", "none"] : ["same-origin"];
  if ((site !== undefined && !mayBe.includes(site)) || (origin !== undefined && origin !== portal)) throw new DomainError("CROSS_SITE_REQUEST");
}
