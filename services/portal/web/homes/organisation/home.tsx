import { usePrefetchQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { useFilters } from "../../parts/filters.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { AtWork } from "./inbox/at-work.tsx";
import { CallsWaiting } from "./inbox/calls-waiting.tsx";
import { NotesWaiting } from "./inbox/notes-waiting.tsx";
import { offersAtWork, offersToAnswer, stageOf } from "./inbox/offers.ts";
import { PeerLoad } from "./inbox/peer-load.tsx";
import { ToAnswer } from "./inbox/to-answer.tsx";
import { withUs } from "./peers/with-us.ts";

/** Indbakke: who waits for us, by when, and how much our peers have to do. */
export default function OrganisationHome() {
  const { t } = useTranslation("organisation");
  const [{ after, deadline, coursesAfter, courses }] = useFilters<"after" | "deadline" | "coursesAfter" | "courses">();
  // Asked at once, where its parts would ask one after another; what another question waits for first.
  usePrefetchQuery(offersAtWork(coursesAfter, stageOf(courses)));
  usePrefetchQuery(offersToAnswer(after, deadline === "over"));
  usePrefetchQuery(ask.peers.listCallMes({}));
  usePrefetchQuery(ask.consent.notesToConfirm({}));
  usePrefetchQuery(ask.peers.listPeers({ limit: 100, statuses: withUs }));
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
