import type { ProtectionStatus } from "./protection-register.ts";

/** What a private recipient is not told of somebody's: `address` holds the municipality too. */
export type KeptBack = "name" | "address";

interface ProtectionRule {
  readonly keptBack: readonly KeptBack[];
  readonly paragraph: string;
  readonly origin: "law" | "rule of the product";
}

/**
 * Name and address protection by what CPR says at the moment of disclosure (CON-28). CPR-loven § 28 binds data that come
 * from CPR; that it holds for whatever the record has, and for whomever CPR does not know, is ours.
 */
export const protectionLaw: Readonly<Record<ProtectionStatus, ProtectionRule>> = {
  protected: { keptBack: ["name", "address"], paragraph: "CPR-loven § 28", origin: "rule of the product" },
  unknown: { keptBack: ["name", "address"], paragraph: "CON-28", origin: "rule of the product" },
  "not-protected": { keptBack: [], paragraph: "CPR-loven § 28", origin: "law" },
};

/** What stays behind of a person of whom CPR says this. A status that this program does not know counts as unknown. */
export const keptBackOf = (status: ProtectionStatus): readonly KeptBack[] =>
  (Object.hasOwn(protectionLaw, status) ? protectionLaw[status] : protectionLaw.unknown).keptBack;
