import { readFileSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";

const Coding = z.object({ code: z.string() });
const Provision = z.object({
  type: z.enum(["permit", "deny"]),
  purpose: z.array(Coding).optional(),
  securityLabel: z.array(Coding).optional(),
  actor: z.array(z.object({ reference: z.object({ reference: z.string() }) })).optional(),
  period: z.object({ start: z.string().optional(), end: z.string().optional() }).optional(),
  data: z.array(z.unknown()).optional(),
  dataPeriod: z.unknown().optional(),
  get provision() { return z.array(Provision).optional(); },
});
export type Provision = z.infer<typeof Provision>;

const Residual = z.object({ type: z.enum(["permit", "forbid", "deny"]), securityLabel: z.array(Coding).optional(), data: z.array(z.unknown()).optional(), dataPeriod: z.unknown().optional() });
const Token = z.object({ extensions: z.object({ ihe_iua: z.object({ purpose_of_use: z.array(Coding) }), ihe_pcf: z.object({ residual: z.array(Residual).optional() }) }) });
export type Token = z.infer<typeof Token>;

/** A decision case of IHE's Privacy Consent on FHIR: a FHIR Consent, and what its page says an access request gets. */
const PcfCase = z.object({
  name: z.string(),
  consent: z.object({ status: z.string(), dateTime: z.string(), provision: Provision }),
  expectedKind: z.enum(["permit-token", "error-response", "time-dependent", "error-unless-break-glass"]).nullable(),
  expectedToken: Token.nullish(),
  /** The cases whose token this one's page says to take. */
  expectedTokenRefs: z.array(z.string()).nullish(),
});
export type PcfCase = z.infer<typeof PcfCase>;

export const readCases = (fixtures: string): PcfCase[] => PcfCase.array().parse(JSON.parse(readFileSync(join(fixtures, "consent", "pcf-cases.json"), "utf8")));
