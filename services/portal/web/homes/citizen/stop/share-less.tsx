import type { DataCategory } from "@haandslag/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** Which part to leave out is the confirmation. Leaving out the last part stops the whole of it. `last`: what says so. */
export function ShareLess({ consentId, shared, organisation, last }: { readonly consentId: string; readonly shared: readonly DataCategory[]; readonly organisation: string; readonly last: string }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const [isOpen, setOpen] = useState(false);
  const done = () => {
    setOpen(false);
    announce(t("stop.doneLess"));
  };
  const narrow = useCommand(clients.consent.narrowConsent, { onDone: done });
  const revoke = useCommand(clients.consent.revokeConsent, { onDone: done });
  const leaveOut = (category: DataCategory) => {
    const categories = shared.filter((each) => each !== category);
    void (categories.length === 0 ? revoke.send({ consentId }) : narrow.send({ consentId, categories }));
  };
  return (
    <>
      <Button onPress={() => setOpen(true)}>{t("stop.less.button")}</Button>
      <Dialog isOpen={isOpen} heading={t("stop.less.confirm", { organisation })} onClose={() => setOpen(false)}>
        {shared.length === 1 && <p>{last}</p>}
        <Problem refusal={narrow.refusal ?? revoke.refusal} />
        <ul className="unstyled-list stacked-buttons">
          {shared.map((category) => (
            <li key={category}>
              <Button onPress={() => leaveOut(category)} isBusy={narrow.isSending || revoke.isSending}>
                {t("stop.less.leaveOut", { what: t(`categoryName.${category}`, { ns: "codes" }).toLocaleLowerCase(i18n.language) })}
              </Button>
            </li>
          ))}
          <li><Button variant="secondary" onPress={() => setOpen(false)}>{t("stop.no")}</Button></li>
        </ul>
      </Dialog>
    </>
  );
}
