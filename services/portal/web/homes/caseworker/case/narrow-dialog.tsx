import type { DataCategory } from "@haandslag/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Checkboxes } from "../../../parts/checkboxes.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** The citizen wants to share less (CON-13): what is ticked here is shared no more. */
export function NarrowDialog({ consentId, shared, isOpen, onClose }: { readonly consentId: string; readonly shared: readonly DataCategory[]; readonly isOpen: boolean; readonly onClose: () => void }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const [less, setLess] = useState<readonly string[]>([]);
  const [isWrong, setWrong] = useState(false);
  const narrow = useCommand(clients.consent.narrowConsent, {
    onDone: () => {
      onClose();
      setLess([]);
      announce(t("case.narrow.done"));
    },
  });
  const left: DataCategory[] = shared.filter((category) => !less.includes(category));
  const send = () => {
    const isPossible = less.length > 0 && left.length > 0;
    setWrong(!isPossible);
    if (isPossible) void narrow.send({ consentId, categories: left });
  };
  return (
    <Dialog isOpen={isOpen} heading={t("case.narrow.heading")} onClose={onClose}>
      <p>{t("case.narrow.text")}</p>
      <Checkboxes legend={t("case.narrow.legend")} ticked={less} onChange={setLess} options={shared.map((category) => ({ value: category, label: code(`categoryName.${category}`) }))} />
      {isWrong && <Alert variant="error" heading={t("case.narrow.wrong")} />}
      <Problem refusal={narrow.refusal} />
      <Buttons>
        <Button isBusy={narrow.isSending} onPress={send}>{t("case.narrow.button")}</Button>
        <Button variant="secondary" onPress={onClose}>{t("case.keep")}</Button>
      </Buttons>
    </Dialog>
  );
}
