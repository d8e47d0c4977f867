import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";
import { AtWork } from "./inbox/at-work.tsx";
import { CallsWaiting } from "./inbox/calls-waiting.tsx";
import { NotesWaiting } from "./inbox/notes-waiting.tsx";
import { PeerLoad } from "./inbox/peer-load.tsx";
import { ToAnswer } from "./inbox/to-answer.tsx";

/** Indbakke: who waits for us, by when, and how much our peers have to do. */
export default function OrganisationHome() {
  const { t } = useTranslation("organisation");
  return (
    <>
      <PageHeading>{t("titles.home")}</PageHeading>
      <CallsWaiting />
      <ToAnswer />
      <NotesWaiting />
      <AtWork />
      <PeerLoad />
      <p><Link to="/organisation/find">{t("home.findByCode")}</Link></p>
    </>
  );
}
