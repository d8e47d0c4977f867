import type { KeptParagraph, ReceiptClaims } from "@haandslag/contracts";
import type { Referral } from "../referral/index.ts";

type Kept = ReceiptClaims["kept"];

/** The law that the authority refers under says which duty to keep its record has. A citizen who refers herself is no authority. */
const paragraphOf = ({ sender, legalBasis }: Referral): KeptParagraph | undefined => {
  if (sender.kind !== "authority") return undefined;
  return legalBasis === "sundhedsloven" ? "autorisationsloven-22" : "offentlighedsloven-15";
};

/** The authority's own record of the referral: under a key of its own, and nothing discloses from it once the share is gone. */
export function keptRecord(state: Referral): Kept {
  const paragraph = paragraphOf(state);
  return paragraph === undefined ? [] : [{ what: "authority-record", paragraph }];
}

/** What the organisation has told the authority is in the authority's record. */
export function keptReports(state: Referral): Kept {
  const paragraph = paragraphOf(state);
  return paragraph === undefined || !("told" in state) || state.told.length === 0 ? [] : [{ what: "fed-back", paragraph }];
}
