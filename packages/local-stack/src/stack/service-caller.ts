import { randomUUID } from "node:crypto";
import { type ConsentClient, consentClient } from "@haandslag/clients/consent";
import { referralClient, type ReferralClient } from "@haandslag/clients/referral";
import { apiAudience, serviceTokenSource } from "@haandslag/service-kit/auth";
import { serviceClientId } from "../login/index.ts";
import type { Ports } from "./ports.ts";
import { clientSecretOf, type Secrets } from "./secrets.ts";
import { serviceAddress } from "./service-settings.ts";

/** The referral service as the stack itself calls it (role `service`): as the login provider, or to put demo data in. */
export function referralAs(client: "login" | "demo", o: { readonly secrets: Secrets; readonly ports: Ports; readonly issuer: string }): ReferralClient {
  const token = serviceTokenSource({ issuer: o.issuer, clientId: serviceClientId(client), clientSecret: clientSecretOf(o.secrets, client), audience: apiAudience });
  return referralClient({ url: `${serviceAddress(o.ports, "referral")}/trpc`, token, timeoutMs: 5000 });
}

/** The consent service as the referral service calls it: for a look at a decision itself. */
export function consentAsReferral(o: { readonly secrets: Secrets; readonly ports: Ports; readonly issuer: string }): ConsentClient {
  const token = serviceTokenSource({ issuer: o.issuer, clientId: serviceClientId("referral"), clientSecret: clientSecretOf(o.secrets, "referral"), audience: apiAudience });
  return consentClient({ url: `${serviceAddress(o.ports, "consent")}/trpc`, token, timeoutMs: 5000 });
}

export const newKey = (): string => randomUUID();
