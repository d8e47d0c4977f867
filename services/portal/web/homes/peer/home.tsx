import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";
import { AsksWaiting } from "./home/asks-waiting.tsx";
import { Courses } from "./home/courses.tsx";
import { InTheWay } from "./home/in-the-way.tsx";
import { RingMe } from "./home/ring-me.tsx";

/** Mine forløb: what I am asked, whom I walk with and when we meet, and a way to be rung. */
export default function PeerHome() {
  const { t } = useTranslation("peer");
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
