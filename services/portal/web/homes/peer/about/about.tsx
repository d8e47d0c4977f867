import { useSuspenseQuery } from "@tanstack/react-query";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { announce } from "../../../app/announcer.tsx";
import { ask } from "../../../calls/ask.ts";
import { Button } from "../../../parts/button.tsx";
import { Card } from "../../../parts/card.tsx";
import { Dialog } from "../../../parts/dialog.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useLanguageNames, useListing } from "../../../parts/language-names.ts";
import { Loading } from "../../../parts/loading.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { When } from "../../../parts/when.tsx";

const WordsForm = lazy(() => import("./words-form.tsx"));

/** My own text as citizens see it when they choose, and my record of service, which is mine (ASG-11). */
export default function About() {
  const { t } = useTranslation(["peer", "codes"]);
  const { data: { displayName, ownWords, traits, competenceAttestedAt, service, load } } = useSuspenseQuery(ask.peers.myProfile());
  const [isEditing, setEditing] = useState(false);
  const listed = useListing();
  const languages = useLanguageNames();
  const saved = () => {
    announce(t("about.saved"));
    setEditing(false);
  };
  return (
    <>
      <PageHeading>{t("titles.about")}</PageHeading>
      <p className="font-lead">{t("about.lead")}</p>
      <Card heading={displayName}>
        <p className="own-words">{ownWords}</p>
        <Facts
          facts={[
            [t("about.themes"), listed(traits.themes.map((theme) => t(`codes:theme.${theme}`)))],
            [t("about.forms"), listed(traits.forms.map((form) => t(`codes:form.${form}`)))],
            [t("about.languages"), languages(traits.languages)],
            [t("about.times"), listed(traits.times.map((time) => t(`codes:time.${time}`)))],
          ]}
        />
      </Card>
      <Button variant="secondary" onPress={() => setEditing(true)}>{t("about.edit")}</Button>
      <Dialog isOpen={isEditing} heading={t("about.edit")} onClose={() => setEditing(false)}>
        <Suspense fallback={<Loading />}><WordsForm displayName={displayName} ownWords={ownWords} onDone={saved} /></Suspense>
      </Dialog>
      <h2>{t("about.service")}</h2>
      <p>{t("about.serviceLead")}</p>
      <Facts
        facts={[
          [t("about.since"), service.since === null ? null : <When key="since" at={service.since} />],
          [t("about.taken"), t("about.courses", { count: service.coursesTakenOn })],
          [t("about.now"), t("about.courses", { count: load })],
          [t("about.attested"), competenceAttestedAt === null ? t("about.notAttested") : <When key="attested" at={competenceAttestedAt} />],
        ]}
      />
    </>
  );
}
