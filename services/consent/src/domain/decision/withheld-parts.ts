import type { consentCommands, DataCategory } from "@haandslag/contracts";
import type { Permit } from "./decide.ts";

type ProtectedPart = consentCommands.ProtectedPart;

/** Where each part stands. */
const categoryOf = { name: "identity", address: "contact" } as const satisfies Record<ProtectedPart, DataCategory>;

/**
 * What a permitted disclosure leaves out of its categories since the person is protected (CON-28): nothing where the
 * citizen said yes despite it, and nothing of a category that is not disclosed anyhow.
 */
export const withheldParts = ({ categories, despiteProtection }: Permit, protectedParts: readonly ProtectedPart[]): ProtectedPart[] =>
  despiteProtection ? [] : (["name", "address"] as const).filter((part) => protectedParts.includes(part) && categories.includes(categoryOf[part]));
