import type { FindReason } from "@haandslag/contracts";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { announce } from "../../../app/announcer.tsx";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { Radios } from "../../../parts/radios.tsx";
import { FoundCases } from "./found-cases.tsx";
import { wantedBy } from "./wanted-by.ts";

const reasons = ["citizen-asks", "citizen-changed-unit", "joint-case", "already-referred"] as const satisfies readonly FindReason[];
type Fault = "nothing" | "reason";

/** A case by name or CPR number: posted, kept in memory alone, never in an address. Outside the own unit with a reason that the citizen sees. */
export default function FindPage() {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const id = useId();
  const [typed, setTyped] = useState("");
  const [where, setWhere] = useState<"unit" | "authority">("unit");
  const [reason, setReason] = useState<FindReason>();
  const [fault, setFault] = useState<Fault>();
  const finding = useCommand(clients.referral.findCases, { withoutKey: true, onDone: ({ cases }) => announce(t("find.found", { count: cases.length })) });
  const send = () => {
    const wanted = wantedBy(typed);
    const missing: Fault | undefined = wanted === undefined ? "nothing" : where === "authority" && reason === undefined ? "reason" : undefined;
    setFault(missing);
    if (wanted !== undefined && missing === undefined) void finding.send({ ...wanted, where, ...(where === "authority" && reason !== undefined ? { reason } : {}) });
  };
  return (
    <>
      <PageHeading>{t("titles.find")}</PageHeading>
      <form
        noValidate autoComplete="off" className="draft"
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
      >
        <div className={`form-group${fault === "nothing" ? " form-error" : ""}`}>
          <label className="form-label" htmlFor={id}>{t("find.what")}</label>
          <span className="form-hint" id={`${id}-hint`}>{t("find.hint")}</span>
          {fault === "nothing" && <span className="form-error-message" id={`${id}-fault`}>{t("find.nothing")}</span>}
          <input id={id} type="text" className="form-input" autoComplete="off" value={typed} aria-invalid={fault === "nothing" || undefined} aria-describedby={fault === "nothing" ? `${id}-hint ${id}-fault` : `${id}-hint`} onChange={({ target }) => setTyped(target.value)} />
        </div>
        <Radios legend={t("find.where")} chosen={where} onChange={setWhere} options={(["unit", "authority"] as const).map((place) => ({ value: place, label: t(`find.places.${place}`) }))} />
        {where === "authority" && (
          <>
            <Alert variant="info" headingLevel={2} heading={t("find.seen")} />
            <Radios legend={t("find.why")} chosen={reason} onChange={setReason} options={reasons.map((value) => ({ value, label: code(`findReason.${value}`) }))} />
            {fault === "reason" && <Alert variant="error" headingLevel={2} heading={t("find.noReason")} />}
          </>
        )}
        <Buttons><Button type="submit" isBusy={finding.isSending}>{t("find.button")}</Button></Buttons>
      </form>
      <Problem refusal={finding.refusal} headingLevel={2} />
      {finding.answer !== undefined && <FoundCases found={finding.answer} />}
    </>
  );
}
