import type { Party, Purpose } from "@haandslag/contracts";

/** Who discloses to whom for a purpose (design § 9); undefined where the purpose needs an authority and there is none. */
export function partiesOf(purpose: Purpose, authority: Party | null, organisation: Party): { discloser: Party; recipient: Party } | undefined {
  switch (purpose) {
    case "referral":
      // A citizen who refers herself is the discloser.
      return { discloser: authority ?? { kind: "citizen" }, recipient: organisation };
    case "feedback":
      return authority === null ? undefined : { discloser: organisation, recipient: authority };
    case "measurement":
      return { discloser: { kind: "citizen" }, recipient: organisation };
  }
}
