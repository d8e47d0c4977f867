import { pino } from "pino";
import { accessTokenVerifier, apiAudience } from "@haandslag/service-kit/auth";
import { startLoginProvider } from "../src/login/index.ts";
import type { LoginAccount, LoginProviderOptions } from "../src/login/index.ts";

/** From the official series of test persons. */
export const cprNumber = "2512489996";
export const subjectId = `s_${"Q".repeat(43)}`;
export const peerId = "0197a5f0-0000-7000-8000-000000000001";
export const serviceSecret = "a secret of the referral service in a test";
export const portalSecret = "a secret of the portal in a test";
export const portalRedirectUri = "http://127.0.0.1:4600/signed-in";
export const portalLoggedOutUri = "http://127.0.0.1:4600/logged-out";

/** One person for each role, and one who is both caseworker and peer: two accounts. */
export const cast: LoginAccount[] = [
  { name: "Karen Prøve", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-1", cvr: "11111111", assuranceLevel: "substantial", unit: "Voksenstøtte, Prøveby" },
  { name: "Tage Prøve", role: "team-leader", tenantId: "municipality-0101", unitId: "unit-1" },
  { name: "Kirsten Prøve", role: "coordinator", tenantId: "organisation-proeven", cvr: "22222222", unit: "Foreningen Prøven" },
  { name: "Per Prøve", role: "peer", tenantId: "organisation-proeven", peerId, unit: "Foreningen Prøven" },
  { name: "Bente <Borger> Prøve", role: "citizen", cprNumber, assuranceLevel: "substantial", language: "da" },
  { name: "Rita Prøve", role: "auditor" },
  { name: "Dorte Prøve (sagsbehandler)", role: "caseworker", tenantId: "municipality-0101", unitId: "unit-2" },
  { name: "Dorte Prøve (peer)", role: "peer", tenantId: "organisation-proeven", peerId: "0197a5f0-0000-7000-8000-000000000002" },
];

export async function startForTest(change: Partial<LoginProviderOptions> = {}) {
  const logLines: string[] = [];
  const provider = await startLoginProvider({
    port: 0,
    accounts: cast,
    clients: { portal: { secret: portalSecret, redirectUris: [portalRedirectUri], postLogoutRedirectUris: [portalLoggedOutUri] }, services: { referral: serviceSecret } },
    subjectIdFor: async (asked) => {
      if (asked !== cprNumber) throw new Error("asked for somebody else");
      return subjectId;
    },
    log: pino({ level: "trace" }, { write: (line) => void logLines.push(line) }),
    ...change,
  });
  return { ...provider, logLines, verify: accessTokenVerifier({ issuer: provider.issuer, audience: apiAudience }) };
}

export const payloadOf = (token: string): Record<string, unknown> => JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
