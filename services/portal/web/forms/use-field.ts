import { useId } from "react";
import { get, useFormContext } from "react-hook-form";
import { useTranslation } from "react-i18next";
import { wordsOfField } from "./field-words.ts";

/** What every field needs: its registration, its ids, and the words of what is wrong with it. */
export function useField(name: string) {
  const { register, formState: { errors }, getValues } = useFormContext();
  const { t } = useTranslation("errors");
  const id = useId();
  const error = get(errors, name) as Parameters<typeof wordsOfField>[2] | undefined;
  const fault = error === undefined || typeof error.type !== "string" ? undefined : wordsOfField(t, name, error, getValues(name));
  return { register, id, fault, hintId: `${id}-hint`, faultId: `${id}-fault` };
}

export const describedBy = (...ids: readonly (string | false | undefined)[]): string | undefined => ids.filter((id) => typeof id === "string").join(" ") || undefined;
