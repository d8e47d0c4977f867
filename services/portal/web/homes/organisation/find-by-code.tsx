import { referralCommands } from "@haandslag/contracts";
import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { clients } from "../../calls/clients.ts";
import { useCommand } from "../../calls/use-command.ts";
import { Form } from "../../forms/form.tsx";
import { TextField } from "../../forms/text-field.tsx";
import { Button } from "../../parts/button.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";

/** A citizen rings and says a code (REF-25): which referral is it? The code stays out of the address. */
export default function FindByCode() {
  const { t } = useTranslation("organisation");
  const navigate = useNavigate();
  const find = useCommand(clients.referral.findByContactCode, { withoutKey: true, onDone: ({ referralId }) => void navigate({ to: `/organisation/cases/${referralId}` }) });
  const isUnknown = find.refusal?.code === "NOT_FOUND";
  return (
    <>
      <PageHeading>{t("titles.find")}</PageHeading>
      <p className="font-lead">{t("find.lead")}</p>
      <Form schema={referralCommands.ReferralByContactCode} initial={{}} onSubmit={find.send} refusal={isUnknown ? undefined : find.refusal}>
        {isUnknown && <p role="alert"><strong>{t("find.unknown")}</strong></p>}
        <TextField name="contactCode" label={t("find.code")} hint={t("find.hint")} />
        <Button type="submit" isBusy={find.isSending}>{t("find.find")}</Button>
      </Form>
    </>
  );
}
