import type { PcfCase, Provision } from "./pcf-case.ts";

/** What of the published cases Håndslag does not do, and why. */
const features: readonly { readonly feature: string; readonly why: string; readonly uses: (provision: Provision) => boolean }[] = [
  {
    feature: "data by record, author or encounter (provision.data)",
    why: "The citizen ticks categories; who sends picks the records. A consent about single records would have to name them, and a consent holds no content.",
    uses: ({ data }) => data !== undefined,
  },
  {
    feature: "data by the time it was written (provision.dataPeriod)",
    why: "What is disclosed is as it stands at that moment. There are no older versions that could be let through or held back.",
    uses: ({ dataPeriod }) => dataPeriod !== undefined,
  },
  {
    feature: "break-glass (purpose of use BTG)",
    why: "Nothing overrides a citizen's no here (CON-04): peer support is never an emergency, and no role may declare one.",
    uses: ({ purpose }) => purpose?.some(({ code }) => code === "BTG") === true,
  },
];

/** Why this case is not answered; empty where it is. */
export function whyNotSupported({ expectedKind, consent: { provision } }: PcfCase): string[] {
  const all = [provision, ...(provision.provision ?? [])];
  const unsupported = features.filter(({ uses }) => all.some(uses)).map(({ feature, why }) => `${feature}. ${why}`);
  return expectedKind === null ? [...unsupported, "no answer was published for it. There is a consent and no page that says what it leads to."] : unsupported;
}
