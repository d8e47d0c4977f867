import type { ErrorCode } from "@haandslag/contracts";
import { DomainError } from "@haandslag/service-kit";

/** The domain's code that a call was refused with. */
export async function codeOf(call: Promise<unknown>): Promise<ErrorCode | "(no refusal)"> {
  return (await refusalOf(call))?.code ?? "(no refusal)";
}

export async function refusalOf(call: Promise<unknown>): Promise<DomainError | undefined> {
  try {
    await call;
    return undefined;
  } catch (error) {
    const { cause } = error as { cause?: unknown };
    if (cause instanceof DomainError) return cause;
    throw error;
  }
}
