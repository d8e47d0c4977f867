import { zodResolver } from "@hookform/resolvers/zod";
import { type ReactNode, useEffect } from "react";
import { type DefaultValues, type FieldPath, type FieldValues, FormProvider, useForm, type UseFormReturn } from "react-hook-form";
import { z } from "zod";
import type { Refusal } from "../calls/refusal.ts";
import { Problem } from "../parts/problem.tsx";
import { ErrorSummary } from "./error-summary.tsx";

// zod would otherwise try whether it may compile code, which the content security policy reports.
z.config({ jitless: true });

/**
 * A form held against the same schema that the service holds its input against. What the service refuses comes back to
 * the field it is about; what was typed stays whatever happens.
 */
export function Form<Values extends FieldValues, Output extends FieldValues = Values>({ schema, initial, onSubmit, refusal, children, form: given }: {
  readonly schema: z.ZodType<Output, Values>;
  readonly initial: DefaultValues<Values>;
  readonly onSubmit: (values: Output, form: UseFormReturn<Values, unknown, Output>) => Promise<unknown> | void;
  readonly refusal?: Refusal | undefined;
  readonly children: ReactNode;
  readonly form?: UseFormReturn<Values, unknown, Output>;
}) {
  const own = useForm<Values, unknown, Output>({ resolver: zodResolver(schema), defaultValues: initial, shouldFocusError: false });
  const form = given ?? own;
  useEffect(() => {
    for (const { field, code } of refusal?.fields ?? []) form.setError(field as FieldPath<Values>, { type: code });
  }, [refusal, form]);
  const isAboutFields = (refusal?.fields.length ?? 0) > 0;
  return (
    <FormProvider {...form}>
      <form noValidate onSubmit={(event) => void form.handleSubmit(async (values) => { await onSubmit(values, form); })(event)}>
        <ErrorSummary />
        {!isAboutFields && <Problem refusal={refusal} headingLevel={2} />}
        {children}
      </form>
    </FormProvider>
  );
}
