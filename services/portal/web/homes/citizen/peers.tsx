import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../calls/ask.ts";
import { ifThere } from "../../calls/if-there.ts";
import { Empty } from "../../parts/empty.tsx";
import { PageHeading } from "../../parts/page-heading.tsx";
import { useDates } from "../../parts/when.tsx";
import { usePathId } from "./path-id.ts";
import { MyPeer } from "./peers/my-peer.tsx";
import { Proposals } from "./peers/proposals.tsx";

/** Whom to choose among, or who was chosen and when the two meet. */
export default function PeersPage() {
  const { t } = useTranslation("citizen");
  const say = useDates();
  const referralId = usePathId("referralId");
  const { data: assignment } = useSuspenseQuery(ifThere(ask.peers.myAssignment({ referralId })));
  const status = assignment?.status;
  return (
    <>
      <PageHeading>{t(status === "offered" ? "peers.headingChoose" : "titles.peers")}</PageHeading>
      {assignment?.status === "offered" && <Proposals referralId={referralId} chooseBy={assignment.chooseBy} />}
      {assignment?.status === "active" && <MyPeer assignment={assignment} />}
      {status === "asked" && <Empty text={assignment?.peersAnswerBy == null ? t("peers.asked") : t("peers.askedBy", { day: say(assignment.peersAnswerBy, "day") })} />}
      {(status === undefined || status === "open") && <Empty text={t("peers.open")} />}
      {status === "ended" && <Empty text={t("peers.ended")} />}
      <p><Link to="/citizen" className="function-link">{t("toHome")}</Link></p>
    </>
  );
}
