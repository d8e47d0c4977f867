import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { HandOverDialog } from "./hand-over-dialog.tsx";
import type { Case } from "./referral-of-page.ts";
import { WithdrawDialog } from "./withdraw-dialog.tsx";

/** What is done now and then: correct a draft, say who acts for the citizen, hand over, take the referral back. */
export function MoreToDo({ of: { referralId, status, caseworkerId } }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const [open, setOpen] = useState<"withdraw" | "hand-over" | undefined>();
  const close = () => setOpen(undefined);
  return (
    <section aria-labelledby="more" className="d-print-none">
      <h2 id="more">{t("case.more.heading")}</h2>
      <ul className="unstyled-list">
        {status === "draft" && <li><Link to="/caseworker/new" search={{ draft: referralId } as never}>{t("case.more.edit")}</Link></li>}
        <li><Link to="/caseworker/cases/$referralId/representation" params={{ referralId }}>{t("case.more.representation")}</Link></li>
      </ul>
      <Buttons>
        <Button variant="secondary" onPress={() => setOpen("hand-over")}>{t("case.more.handOver")}</Button>
        {(status === "draft" || status === "offered") && <Button variant="secondary" onPress={() => setOpen("withdraw")}>{t("case.more.withdraw")}</Button>}
      </Buttons>
      <HandOverDialog isOpen={open === "hand-over"} referralId={referralId} caseworkerId={caseworkerId} onClose={close} />
      <WithdrawDialog isOpen={open === "withdraw"} referralId={referralId} onClose={close} />
    </section>
  );
}
