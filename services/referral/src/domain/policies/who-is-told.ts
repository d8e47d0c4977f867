import type { ConsentReceiptOverdue, Party } from "@haandslag/contracts";

/**
 * Who is told that a receipt is overdue (CON-24). A reminder goes to the side that the holder holds for: the referral
 * service for the authority, the two others for the organisation. After it the controllers are told, both sides. A
 * citizen is nobody's controller; where a citizen referred herself the organisation is told of what is missing.
 */
export function whoIsTold({ discloser, recipient, holder, step }: Pick<ConsentReceiptOverdue, "discloser" | "recipient" | "holder" | "step">): readonly Exclude<Party, { kind: "citizen" }>[] {
  const sides = [discloser, recipient].filter((party) => party.kind !== "citizen");
  if (step === "controller") return sides;
  const responsible = sides.filter(({ kind }) => kind === (holder === "referral" ? "authority" : "organisation"));
  return responsible.length > 0 ? responsible : sides;
}
