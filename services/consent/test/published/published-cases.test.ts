import { describeWithFixtures } from "@haandslag/testing";
import { expect, it } from "vitest";
import { decideDisclosure } from "../../src/domain/decision/decide-disclosure.ts";
import { type Asker, asOurConsents, asOurRequest, categoryFor, everyLabel } from "./as-our-consents.ts";
import { whyNotSupported } from "./not-supported.ts";
import { type PcfCase, readCases, type Token } from "./pcf-case.ts";

/** IHE IT Infrastructure, Privacy Consent on FHIR (PCF), CC BY 4.0. */
describeWithFixtures("the published decision cases", (fixtures) => {
  const cases = fixtures === "" ? [] : readCases(fixtures);
  const supported = cases.filter((one) => whyNotSupported(one).length === 0);
  const unsupported = cases.filter((one) => whyNotSupported(one).length > 0);

  it("CON-09 each is answered, or is on the printed list of what is not supported, with the reason", () => {
    const lines = unsupported.map((one) => `  ${one.name}: ${whyNotSupported(one).join(" And: ")}`);
    console.info(`CON-09: ${supported.length} of ${cases.length} published cases give the published answer; ${unsupported.length} are not supported:\n${lines.join("\n")}`);
    expect([cases.length, supported.length, unsupported.length]).toEqual([23, 11, 12]);
  });

  it.each(supported.map((one) => [one.name, one] as const))("CON-09 %s gives the published answer", (_name, one) => {
    const asked = new Date(Date.parse(one.consent.dateTime) + 86_400_000);
    for (const { asker, token } of published(one, cases)) {
      for (const purpose of purposesAskedFor(one)) expect([asker, purpose, permittedLabels(one, asker, purpose, asked)]).toEqual([asker, purpose, labelsOf(token, purpose)]);
    }
    const { end } = one.consent.provision.period ?? {};
    if (end === undefined) return;
    expect(permittedLabels(one, anybody, "TREAT", new Date(`${end}T23:59:59.999Z`))).toEqual(everyLabel);
    expect(permittedLabels(one, anybody, "TREAT", new Date(Date.parse(end) + 86_400_000))).toEqual([]);
  });
});

const anybody: Asker = "Practitioner/somebody-else";

/** What our decision lets through of everything, as labels of theirs; none: it denies. */
function permittedLabels(one: PcfCase, asker: Asker, purpose: string, now: Date): string[] {
  const decision = decideDisclosure(asOurConsents(one, asker), asOurRequest(purpose), now, "any");
  return decision.permitted ? everyLabel.filter((label) => decision.categories.includes(categoryFor[label] as never)) : [];
}

/** Who gets which token by the page; undefined: an error response, and no token. */
function published(one: PcfCase, cases: readonly PcfCase[]): { asker: Asker; token: Token | undefined }[] {
  const tokenOf = (name: string | undefined) => cases.find((other) => other.name === name)?.expectedToken ?? undefined;
  const own = one.expectedToken ?? undefined;
  const refs = one.expectedTokenRefs ?? [];
  const actor = [one.consent.provision, ...(one.consent.provision.provision ?? [])].find((provision) => provision.actor !== undefined)?.actor?.[0]?.reference.reference;
  if (one.expectedKind === "error-response") return [{ asker: anybody, token: undefined }];
  // Before its end; after it the test asks once more.
  if (one.expectedKind === "time-dependent") return [{ asker: anybody, token: own ?? tokenOf("ex-consent-basic-treat") }];
  if (actor === undefined) return [{ asker: anybody, token: own ?? tokenOf(refs[0]) }];
  // The page's own token, or the last that it refers to, is the named one's; the first that it refers to is everybody else's.
  return [{ asker: actor, token: own ?? tokenOf(refs.at(-1)) }, { asker: anybody, token: tokenOf(refs[0]) }];
}

/** By the token: purposes that it names, and of the data what its residual rules let through, a later rule before an earlier one. */
function labelsOf(token: Token | undefined, purpose: string): string[] {
  if (token === undefined || !token.extensions.ihe_iua.purpose_of_use.some(({ code }) => code === purpose)) return [];
  const rules = token.extensions.ihe_pcf.residual ?? [];
  return everyLabel.filter((label) => {
    const rule = rules.findLast(({ securityLabel }) => securityLabel === undefined || securityLabel.some(({ code }) => code === label));
    return rule === undefined || rule.type === "permit";
  });
}

/** The three that all pages speak of. One page has a purpose of its own, for which a word of ours stands that else stands for HOPERAT. */
function purposesAskedFor({ consent: { provision } }: PcfCase): string[] {
  const own = (provision.purpose ?? []).map(({ code }) => code).filter((code) => !usual.includes(code));
  return own.length === 0 ? usual : ["TREAT", "HPAYMT", ...own];
}
const usual = ["TREAT", "HPAYMT", "HOPERAT"];
