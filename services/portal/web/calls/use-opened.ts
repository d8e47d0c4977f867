import { useEffect } from "react";
import { type Sending, useCommand } from "./use-command.ts";

/**
 * A disclosure that a person presses for. What it brought is shown while `isOpen` says that it still may be, and under the
 * same `version` (the epoch of the consent) that it was opened under; else it is gone from page and memory at once.
 */
export function useOpened<Input, Answer>(command: { mutate(input: Input, options?: never): Promise<Answer> }, o: { readonly isOpen: boolean; readonly version?: number | null }): Sending<Input, Answer> {
  const sending = useCommand(command);
  const { reset } = sending;
  const version = o.version ?? null;
  useEffect(() => {
    if (!o.isOpen) reset();
  }, [o.isOpen, reset]);
  useEffect(() => reset, [version, reset]);
  return o.isOpen ? sending : { ...sending, answer: undefined };
}
