import { usePrefetchQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { PageHeading } from "../../parts/page-heading.tsx";
import { AsksWaiting } from "./home/asks-waiting.tsx";
import { Courses } from "./home/courses.tsx";
import { InTheWay } from "./home/in-the-way.tsx";
import { RingMe } from "./home/ring-me.tsx";

/** Mine forløb: what I am asked, whom I walk with and when we meet, and a way to be rung. */
export default function PeerHome() {
  const { t } = useTranslation("peer");
  // Asked at once, where its parts would ask one after another.
  usePrefetchQuery(ask.peers.myAsks());
  usePrefetchQuery(ask.peers.myCourses());
  usePrefetchQuery(ask.peers.myCallMe());
  usePrefetchQuery(ask.peers.myProfile());
  return (
    <>
      <PageHeading>{t("titles.home")}</PageHeading>
      <AsksWaiting />
      <Courses />
      <RingMe />
      <InTheWay />
    </>
  );
}
