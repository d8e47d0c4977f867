import { randomUUID } from "node:crypto";
import { referralClient, type ReferralClient } from "@haandslag/clients/referral";
import { serviceTokenSource } from "@haandslag/service-kit/auth";
import { serviceClientId } from "../login/index.ts";
import type { Ports } from "./ports.ts";
import { clientSecretOf, type Secrets } from "./secrets.ts";
import { serviceAddress } from "./service-settings.ts";

const audience = "urn:haandslag:api";

/** The referral service as the stack itself may call it (role `service`): with the token of the login provider's own client. */
export function referralAsLogin(o: { secrets: Secrets; ports: Ports; issuer: string }): ReferralClient {
  const token = serviceTokenSource({ issuer: o.issuer, clientId: serviceClientId("login"), clientSecret: clientSecretOf(o.secrets, "login"), audience });
  return referralClient({ url: `${serviceAddress(o.ports, "referral")}/trpc`, token, timeoutMs: 5000 });
}

export const newKey = (): string => randomUUID();
