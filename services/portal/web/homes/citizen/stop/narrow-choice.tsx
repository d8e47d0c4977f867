import type { DataCategory } from "@haandslag/contracts";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Problem } from "../../../parts/problem.tsx";
import type { Names } from "./stop-choice.tsx";

/** They get less: which part to leave out is the confirmation. Leaving out the last part stops the whole of it. */
export function NarrowChoice({ consentId, shared, words, runs }: { readonly consentId: string; readonly shared: readonly DataCategory[]; readonly words: Names; readonly runs: boolean }) {
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
    <Card heading={t("stop.less.heading", { ...words })}>
      <p>{t(runs ? "stop.less.meansCourse" : "stop.less.means", { ...words })}</p>
      <Button onPress={() => setOpen(true)}>{t("stop.less.button")}</Button>
      <Dialog isOpen={isOpen} heading={t("stop.less.confirm", { ...words })} onClose={() => setOpen(false)}>
        {shared.length === 1 && <p>{t("stop.less.last")}</p>}
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
    </Card>
  );
}
