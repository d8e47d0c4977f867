import { referralCommands } from "@haandslag/contracts";
import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Form } from "../../../forms/form.tsx";
import { SelectField } from "../../../forms/select-field.tsx";
import { TextField } from "../../../forms/text-field.tsx";
import { Button } from "../../../parts/button.tsx";

const Wish = referralCommands.AskToBeContacted.pick({ authorityId: true, phone: true, name: true }).required();

/** Where nobody has the case: whom to ask, a name and a number. */
export default function WhomToAsk() {
  const { t } = useTranslation("citizen");
  const { data: authorities } = useSuspenseQuery({ ...ask.referral.listAuthorities({}), staleTime: Infinity });
  const wish = useCommand(clients.referral.askToBeContacted, { onDone: () => announce(t("callMe.asked")) });
  return (
    <Form
      schema={Wish} initial={{}} refusal={wish.refusal}
      onSubmit={async (values, form) => {
        if ((await wish.send(values)) !== undefined) form.reset({ authorityId: "", phone: "", name: "" });
      }}
    >
      <SelectField name="authorityId" label={t("callMe.whom")} options={authorities.filter(({ kind }) => kind !== "state").map(({ id, longName }) => ({ value: id, label: longName }))} />
      <TextField name="name" label={t("callMe.name")} autoComplete="name" />
      <TextField name="phone" label={t("referMyself.phone")} type="tel" inputMode="tel" autoComplete="tel" />
      <Button type="submit" isBusy={wish.isSending}>{t("callMe.askThem")}</Button>
    </Form>
  );
}
