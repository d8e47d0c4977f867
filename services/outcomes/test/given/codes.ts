/** The domain's code of a refused call, or "allowed": what a caller of the api sees. */
export const codeOf = (call: Promise<unknown>): Promise<string> =>
  call.then(() => "allowed", (error: unknown) => (error as { cause?: { code?: string } }).cause?.code ?? `not a refusal: ${String(error)}`);
