import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { type Refusal, refusalIn } from "./refusal.ts";

/** A command of a service as its client offers it. */
interface Command<Input, Answer> {
  mutate(input: Input, options?: never): Promise<Answer>;
}

type WithoutKey<Input> = Input extends { idempotencyKey: string } ? Omit<Input, "idempotencyKey"> : Input;

export interface Sending<Input, Answer> {
  send(input: WithoutKey<Input>): Promise<Answer | undefined>;
  readonly isSending: boolean;
  readonly answer: Answer | undefined;
  /** Why the last try did nothing; shown by `<Problem>`. */
  readonly refusal: Refusal | undefined;
  reset(): void;
}

/**
 * Sends a command once however often a button is pressed: while one is under way further presses are the same press,
 * and a try again after no answer carries the same idempotency key (REF-21), so nothing happens twice.
 * `withoutKey`: for what only looks something up and takes no key. Afterwards everything on the page is asked anew. Resolves with `undefined` where it was refused.
 */
export function useCommand<Input, Answer>(command: Command<Input, Answer>, o: { readonly onDone?: (answer: Answer) => void; readonly withoutKey?: boolean } = {}): Sending<Input, Answer> {
  const queries = useQueryClient();
  const attempt = useRef<{ of: string; key: string } | undefined>(undefined);
  const underWay = useRef<Promise<Answer | undefined> | undefined>(undefined);
  const mutation = useMutation<Answer, unknown, WithoutKey<Input>>({
    // What was opened stays in memory no longer than the page that shows it.
    gcTime: 0,
    mutationFn: (input) => {
      const of = JSON.stringify(input);
      if (attempt.current?.of !== of) attempt.current = { of, key: crypto.randomUUID() };
      return command.mutate((o.withoutKey === true ? input : { ...input, idempotencyKey: attempt.current.key }) as Input);
    },
    onSuccess: async (answer) => {
      attempt.current = undefined;
      o.onDone?.(answer);
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
    },
  });
  return {
    send: (input) =>
      (underWay.current ??= mutation.mutateAsync(input).catch(() => undefined).finally(() => {
        underWay.current = undefined;
      })),
    isSending: mutation.isPending,
    answer: mutation.data,
    refusal: mutation.error === null ? undefined : refusalIn(mutation.error),
    reset: mutation.reset,
  };
}
