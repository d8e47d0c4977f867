import { useTranslation } from "react-i18next";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";
import { Badge } from "../../../parts/badge.tsx";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useListing } from "../../../parts/language-names.ts";
import { Problem } from "../../../parts/problem.tsx";
import { When } from "../../../parts/when.tsx";

type Representation = Awaited<ReturnType<typeof clients.consent.representationsOfReferral.query>>["representations"][number];

/** By what right somebody answers, for what, and until when; the record holds no name and no number. */
export function OneRepresentation({ of: { representationId, kind, purposes, from, to, document, status } }: { readonly of: Representation }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const listing = useListing();
  const end = useCommand(clients.consent.endRepresentation);
  return (
    <Card heading={code(`representationKind.${kind}`)}>
      <Badge kind={status === "recorded" ? "success" : "info"}>{code(`representationStatus.${status}`)}</Badge>
      <Facts facts={[
        [t("representation.purposes"), listing(purposes.map((purpose) => code(`purposeName.${purpose}`)))],
        [t("representation.from"), <When key="from" at={from} />],
        [t("representation.to"), to === null ? t("representation.noEnd") : <When key="to" at={to} />],
        [t("representation.document"), code(`representationDocument.${document}`)],
      ]} />
      <Problem refusal={end.refusal} />
      {status === "recorded" && <Button variant="secondary" isBusy={end.isSending} onPress={() => void end.send({ representationId })}>{t("representation.end")}</Button>}
    </Card>
  );
}
