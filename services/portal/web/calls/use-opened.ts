import { useEffect, useRef } from "react";
import { type Sending, useCommand } from "./use-command.ts";

/**
 * A disclosure that a person presses for. What it brought is shown while `isOpen` says that it still may be, and under the
 * same `version` (what the consent covers) that it was opened under; else it is gone from page and memory at once.
 */
export function useOpened<Input, Answer>(command: { mutate(input: Input, options?: never): Promise<Answer> }, o: { readonly isOpen: boolean; readonly version?: number | string | null }): Sending<Input, Answer> {
  const sending = useCommand(command);
  const { reset } = sending;
  const version = o.version ?? null;
  const seen = useRef(version);
  useEffect(() => {
    if (!o.isOpen) reset();
  }, [o.isOpen, reset]);
  useEffect(() => {
    if (version === null) return;
    if (seen.current !== null && seen.current !== version) reset();
    seen.current = version;
  }, [version, reset]);
  return o.isOpen && (version === null || seen.current === null || seen.current === version) ? sending : { ...sending, answer: undefined };
}
