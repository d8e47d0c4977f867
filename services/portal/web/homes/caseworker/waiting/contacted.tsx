import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Button } from "../../../parts/button.tsx";
import { Problem } from "../../../parts/problem.tsx";

/** How the call went, in one press. Not reached: it stands here again, three tries in all. */
export function Contacted({ contactRequestId }: { readonly contactRequestId: string }) {
  const { t } = useTranslation("caseworker");
  const note = useCommand(clients.referral.noteContacted, { onDone: () => announce(t("callBacks.noted")) });
  return (
    <>
      <Problem refusal={note.refusal} />
      <div className="row-buttons">
        {(["reached", "not-reached", "referred"] as const).map((outcome) => (
          <Button key={outcome} variant="secondary" isBusy={note.isSending} onPress={() => void note.send({ contactRequestId, outcome })}>{t(`callBacks.outcome.${outcome}`)}</Button>
        ))}
      </div>
    </>
  );
}
