import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Empty } from "../../../parts/empty.tsx";
import { usePartyNames } from "../party-names.ts";
import { RecipientLine } from "./recipient-line.tsx";

/** One line for each recipient: what it may see, since when, until when (CON-24). */
export function Recipients() {
  const { t } = useTranslation("citizen");
  const { data: { recipients } } = useSuspenseQuery(ask.consent.myRecipients());
  const nameOf = usePartyNames(recipients.map(({ recipient }) => recipient));
  return (
    <section aria-labelledby="recipients">
      <h2 id="recipients">{t("home.recipients")}</h2>
      {recipients.length === 0
        ? <Empty text={t("home.noRecipients")} />
        : <ul className="unstyled-list recipients">{recipients.map((line) => <RecipientLine key={JSON.stringify(line.recipient)} line={line} name={nameOf(line.recipient)} />)}</ul>}
    </section>
  );
}
