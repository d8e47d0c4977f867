import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Button } from "../../../parts/button.tsx";
import { Buttons } from "../../../parts/buttons.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { Problem } from "../../../parts/problem.tsx";
import { ImportReport } from "./import-report.tsx";
import { MessageFaults } from "./message-faults.tsx";

const mostBytes = 1_000_000;

/** A FHIR message from another system becomes a draft, with an account of what was kept, left out and found (REF-22). The file is read here and posted. */
export default function ImportPage() {
  const { t } = useTranslation("caseworker");
  const file = useRef<HTMLInputElement>(null);
  const [wrong, setWrong] = useState<"none" | "large" | undefined>();
  const importing = useCommand(clients.referral.importMessage, { onDone: () => announce(t("import.done")) });
  const { answer, refusal } = importing;
  const send = async () => {
    const chosen = file.current?.files?.[0];
    const found = chosen === undefined ? "none" : chosen.size > mostBytes ? "large" : undefined;
    setWrong(found);
    importing.reset();
    if (chosen !== undefined && found === undefined) await importing.send({ message: await chosen.text() });
  };
  return (
    <>
      <PageHeading>{t("titles.import")}</PageHeading>
      <p className="font-lead">{t("import.lead")}</p>
      <div className={`form-group${wrong === undefined ? "" : " form-error"}`}>
        <label className="form-label" htmlFor="message">{t("import.file")}</label>
        <span className="form-hint" id="message-hint">{t("import.hint")}</span>
        {wrong !== undefined && <span className="form-error-message" id="message-fault">{t(`import.wrong.${wrong}`)}</span>}
        <input ref={file} type="file" id="message" className="form-input" accept=".json,application/json,application/fhir+json" aria-describedby={wrong === undefined ? "message-hint" : "message-hint message-fault"} aria-invalid={wrong !== undefined || undefined} />
      </div>
      <Buttons><Button isBusy={importing.isSending} onPress={() => void send()}>{t("import.button")}</Button></Buttons>
      {importing.isSending && <p role="status">{t("import.reading")}</p>}
      {refusal !== undefined && <Problem refusal={refusal} headingLevel={2} />}
      {refusal !== undefined && <MessageFaults faults={refusal.fields} />}
      {answer !== undefined && <><Alert variant="success" heading={t("import.done")} headingLevel={2} /><ImportReport report={answer} /></>}
    </>
  );
}
