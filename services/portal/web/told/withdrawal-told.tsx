import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { WithdrawalChoices } from "./withdrawal-choices.tsx";

/** The citizen said to us that something is to stop: we write it down, and ask nothing (CON-13). */
export function WithdrawalTold({ referralId }: { readonly referralId: string }) {
  const { t } = useTranslation("app");
  const [isOpen, setOpen] = useState(false);
  return (
    <section aria-labelledby="told">
      <h2 id="told">{t("told.heading")}</h2>
      <p>{t("told.lead")}</p>
      <Button variant="secondary" onPress={() => setOpen(true)}>{t("told.open")}</Button>
      <Dialog isOpen={isOpen} heading={t("told.dialog")} onClose={() => setOpen(false)}>
        <WithdrawalChoices referralId={referralId} onDone={() => setOpen(false)} />
      </Dialog>
    </section>
  );
}
