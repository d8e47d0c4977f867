import type { consentCommands, DataCategory, Purpose } from "@haandslag/contracts";
import { granted, referralA, request } from "../domain/decision-cases.ts";
import type { PcfCase, Provision } from "./pcf-case.ts";

/**
 * The published vocabulary in ours. Our decision compares words and knows nothing of what they mean, so words of ours can
 * stand for theirs: three purposes of use, and four classes of data by their security label.
 */
export const purposeFor: Readonly<Record<string, Purpose>> = { TREAT: "referral", HPAYMT: "feedback", HOPERAT: "measurement", FooBar: "measurement" };
export const categoryFor: Readonly<Record<string, DataCategory>> = { N: "situation", R: "wishes", PSY: "practical", SDV: "identity" };
export const everyLabel = Object.keys(categoryFor);

/** Who asks: somebody whom the consent names, by reference, or anybody else. */
export type Asker = string;

/**
 * A published consent as the consents of ours that hold for whoever asks. One of theirs has many purposes and may leave
 * out who receives and until when; one of ours has one purpose, one recipient, and an end. So it is written out: one for
 * each purpose, for the one who asks, for a year where nothing is said.
 */
export function asOurConsents({ consent: { status, dateTime, provision } }: PcfCase, asker: Asker): consentCommands.ConsentToDecide[] {
  if (!concerns(provision, asker)) return [];
  const labels = provision.type === "deny" ? everyLabel : labelsFor(provision, asker);
  return (provision.purpose ?? []).map(({ code }, i) => granted({
    consentId: `0198a000-0000-7000-8000-00000000000${i + 1}`,
    ...aboutFor(code),
    status: status !== "active" ? status : provision.type === "deny" ? "refused" : "granted",
    categories: labels.map(toCategory),
    validFrom: `${provision.period?.start ?? dateTime}T00:00:00.000Z`,
    // The last day of a FHIR period is in it.
    expiresAt: provision.period?.end === undefined ? yearAfter(dateTime) : dayAfter(provision.period.end),
    position: i + 1, yesPosition: i + 1,
  }));
}

/** The request for everything, for one purpose. */
export const asOurRequest = (purposeOfUse: string) => ({ ...request, ...aboutFor(purposeOfUse), categories: everyLabel.map(toCategory) });

const aboutFor = (purposeOfUse: string) => ({ referralId: referralA, purpose: purposeFor[purposeOfUse] as Purpose });
const toCategory = (label: string): DataCategory => categoryFor[label] as DataCategory;

/** Without an actor it is for everybody. */
const concerns = ({ actor }: Provision, asker: Asker): boolean => actor === undefined || actor.some(({ reference }) => reference.reference === asker);

/** What the provision covers of the data, widened and narrowed by those inside it that concern this one. */
function labelsFor({ securityLabel, provision = [] }: Provision, asker: Asker): string[] {
  const inside = provision.filter((exception) => concerns(exception, asker));
  const named = (type: Provision["type"]) => inside.filter((exception) => exception.type === type).flatMap((exception) => (exception.securityLabel ?? []).map(({ code }) => code));
  const covered = new Set([...(securityLabel?.map(({ code }) => code) ?? everyLabel), ...named("permit")]);
  return everyLabel.filter((label) => covered.has(label) && !named("deny").includes(label));
}

const dayMs = 86_400_000;
const dayAfter = (date: string): string => new Date(Date.parse(`${date}T00:00:00.000Z`) + dayMs).toISOString();
const yearAfter = (date: string): string => new Date(Date.parse(`${date}T00:00:00.000Z`) + 365 * dayMs).toISOString();
