import { type Purpose, referralCommands, type RepresentationDocument, type RepresentationKind } from "@haandslag/contracts";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { z } from "zod";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Choices } from "../../../forms/choices.tsx";
import { Form } from "../../../forms/form.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";

interface Values { cprNumber: string; kind: string; purposes: Purpose[]; from: string; to: string; document: string }
const nothing: Values = { cprNumber: "", kind: "", purposes: [], from: "", to: "", document: "" };
const kinds = ["guardian-personal", "guardian-financial", "mandate", "future-mandate"] as const satisfies readonly RepresentationKind[];
const documents = ["guardianship-order", "mandate", "future-mandate-in-force"] as const satisfies readonly RepresentationDocument[];

const Input = referralCommands.RecordRepresentation.omit({ idempotencyKey: true });
const schemaFor = (referralId: string) =>
  z.custom<Values>().transform((values): unknown => ({ ...Object.fromEntries(Object.entries(values).filter(([, value]) => value !== "" && value !== undefined)), referralId }))
    .pipe(Input as z.ZodType<z.infer<typeof Input>>);

/** What the caseworker was shown. The number becomes an id at once and is kept nowhere. */
export function RecordRepresentation({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const schema = useMemo(() => schemaFor(referralId), [referralId]);
  const [turn, setTurn] = useState(0);
  const record = useCommand(clients.referral.recordRepresentation, {
    onDone: () => {
      announce(t("representation.done"));
      setTurn(turn + 1);
    },
  });
  return (
    <section className="draft" aria-labelledby="record-representation">
      <h2 id="record-representation">{t("representation.heading")}</h2>
      <p>{t("representation.lead")}</p>
      <Form key={turn} schema={schema} initial={nothing} refusal={record.refusal} onSubmit={(values) => record.send(values)}>
        <TextField name="cprNumber" label={t("representation.cprNumber")} hint={t("representation.cprNumberHint")} inputMode="numeric" />
        <SelectField name="kind" label={t("representation.kind")} options={kinds.map((kind) => ({ value: kind, label: code(`representationKind.${kind}`) }))} />
        <Choices many name="purposes" label={t("representation.purposes")} options={(["referral", "feedback", "measurement"] as const).map((purpose) => ({ value: purpose, label: code(`purposeName.${purpose}`) }))} />
        <TextField name="from" type="date" label={t("representation.from")} />
        <TextField name="to" type="date" label={t("representation.to")} hint={t("representation.toHint")} isOptional />
        <SelectField name="document" label={t("representation.document")} options={documents.map((document) => ({ value: document, label: code(`representationDocument.${document}`) }))} />
        <Buttons><Button type="submit" isBusy={record.isSending}>{t("representation.button")}</Button></Buttons>
      </Form>
    </section>
  );
}
