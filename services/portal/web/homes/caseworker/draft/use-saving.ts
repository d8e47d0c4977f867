import { useMutation } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { FieldPath, UseFormReturn } from "react-hook-form";
import { clients } from "../../../calls/clients.ts";
import { refusalIn } from "../../../calls/refusal.ts";
import { draftInputOf } from "./draft-input.ts";
import { DraftInput, type DraftValues } from "./draft-values.ts";

/** `not-yet`: too little for a draft. `faulty`: what was typed last does not fit yet; what was saved before still is. */
export type Saving = { readonly is: "not-yet" | "saving" | "waiting" | "faulty" | "refused" } | { readonly is: "saved"; readonly at: string };

type Input<Name extends "draftReferral" | "editDraft"> = Parameters<(typeof clients.referral)[Name]["mutate"]>[0];

const againAfterMs = 4000;

/**
 * Saves a draft while it is written: made at the first moment that it is enough, edited from then on, one call at a
 * time, the newest last. Without a connection what was typed stays in the form and is sent again by itself.
 */
export function useSaving(form: UseFormReturn<DraftValues>, given: string | undefined, onDrafted: (referralId: string) => void) {
  const [state, setState] = useState<Saving>({ is: "not-yet" });
  const referralId = useRef(given);
  const saved = useRef(given === undefined ? undefined : JSON.stringify(draftInputOf(form.getValues())));
  const running = useRef<Promise<string | undefined> | undefined>(undefined);
  const attempt = useRef({ of: "", key: "" });
  const { mutateAsync: draft } = useMutation({ mutationFn: (input: Input<"draftReferral">) => clients.referral.draftReferral.mutate(input) });
  const { mutateAsync: edit } = useMutation({ mutationFn: (input: Input<"editDraft">) => clients.referral.editDraft.mutate(input) });

  const send = useCallback(async (input: DraftInput): Promise<void> => {
    const of = JSON.stringify(input);
    // A try again after no answer is the same try (REF-21): else a draft could be made twice.
    if (attempt.current.of !== of) attempt.current = { of, key: crypto.randomUUID() };
    const { legalBasis: _once, ...rest } = input;
    if (referralId.current === undefined) {
      const drafted = await draft({ ...input, idempotencyKey: attempt.current.key });
      referralId.current = drafted.referralId;
      onDrafted(drafted.referralId);
    } else await edit({ ...rest, wish: rest.wish ?? null, referralId: referralId.current, idempotencyKey: attempt.current.key });
    saved.current = of;
  }, [draft, edit, onDrafted]);

  const saveOnce = useCallback(async (): Promise<string | undefined> => {
    try {
      for (;;) {
        const input = draftInputOf(form.getValues());
        if (JSON.stringify(input) === saved.current) break;
        if (!DraftInput.safeParse(input).success) {
          setState({ is: referralId.current === undefined ? "not-yet" : "faulty" });
          break;
        }
        setState({ is: "saving" });
        await send(input);
        setState({ is: "saved", at: new Date().toISOString() });
      }
    } catch (error) {
      const refusal = refusalIn(error);
      for (const { field, code } of refusal.fields) form.setError(field as FieldPath<DraftValues>, { type: code });
      setState({ is: refusal.code === "OFFLINE" ? "waiting" : "refused" });
    }
    return referralId.current;
  }, [form, send]);

  /** One at a time: who asks while one is under way waits for it, and then for what was typed since. */
  const save = useCallback(async (): Promise<string | undefined> => {
    await running.current;
    return await (running.current ??= saveOnce().finally(() => {
      running.current = undefined;
    }));
  }, [saveOnce]);

  useEffect(() => {
    if (state.is !== "waiting") return undefined;
    const again = setInterval(() => void save(), againAfterMs);
    const now = () => void save();
    window.addEventListener("online", now);
    return () => {
      clearInterval(again);
      window.removeEventListener("online", now);
    };
  }, [state, save]);

  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (JSON.stringify(draftInputOf(form.getValues())) !== (saved.current ?? JSON.stringify(draftInputOf(form.formState.defaultValues as DraftValues)))) event.preventDefault();
    };
    window.addEventListener("beforeunload", warn);
    return () => window.removeEventListener("beforeunload", warn);
  }, [form]);

  return { state, save };
}
