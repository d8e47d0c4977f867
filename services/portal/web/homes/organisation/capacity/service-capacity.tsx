import type { ReferralClient } from "@haandslag/clients/referral";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { Card } from "../../../parts/card.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Loading } from "../../../parts/loading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";

const CapacityForm = lazy(() => import("./capacity-form.tsx"));
type Service = Awaited<ReturnType<ReferralClient["myOrganisation"]["query"]>>["services"][number];

/** One of our services: "it is still so" is one press; other figures are two. */
export function ServiceCapacity({ service: { id, name, capacity } }: { readonly service: Service }) {
  const { t } = useTranslation("organisation");
  const [isChanging, setChanging] = useState(false);
  const done = () => announce(t("capacity.noted"));
  const confirm = useCommand(clients.referral.confirmCapacity, { onDone: done });
  const saved = () => {
    done();
    setChanging(false);
  };
  return (
    <Card heading={name}>
      {capacity !== null && (
        <p>
          <strong>{t("capacity.places", { count: capacity.places })}. {t("capacity.weeks", { count: capacity.waitingWeeks })}.</strong><br />
          {t("capacity.said")} <When at={capacity.confirmedAt} form="moment" />.
        </p>
      )}
      <Problem refusal={confirm.refusal} />
      <Buttons>
        {capacity !== null && <Button isBusy={confirm.isSending} onPress={() => void confirm.send({ serviceId: id, places: capacity.places, waitingWeeks: capacity.waitingWeeks })}>{t("capacity.same")}</Button>}
        <Button variant="secondary" onPress={() => setChanging(true)}>{t("capacity.change")}</Button>
      </Buttons>
      <Dialog isOpen={isChanging} heading={name} onClose={() => setChanging(false)}>
        <Suspense fallback={<Loading />}><CapacityForm serviceId={id} now={capacity} onDone={saved} /></Suspense>
      </Dialog>
    </Card>
  );
}
