import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { withUs } from "./with-us.ts";
import { Supervision } from "./supervision.tsx";

/** Who our peers are, and what stands in the way of their next course. */
export default function Peers() {
  const { t } = useTranslation(["organisation", "codes"]);
  const [{ after }, change] = useFilters<"after">();
  const { data: { peers, next } } = useSuspenseQuery(ask.peers.listPeers({ limit: 50, statuses: withUs, ...(after === undefined ? {} : { cursor: after }) }));
  return (
    <>
      <PageHeading>{t("titles.peers")}</PageHeading>
      <p><Link className="button button-secondary" to="/organisation/peers/new">{t("peers.register")}</Link></p>
      {peers.length === 0 ? <Empty text={t("peers.empty")} /> : (
        <DataTable
          caption={t("peers.caption")}
          rows={peers}
          keyOf={({ peerId }) => peerId}
          columns={[
            { heading: t("peers.name"), cell: ({ peerId, displayName }) => <Link to={`/organisation/peers/${peerId}`}>{displayName}</Link> },
            { heading: t("peers.state"), cell: ({ status, inTheWay }) => <>{t(`codes:peerStatus.${status}`)}{inTheWay !== null && inTheWay !== "not-active" && <>{" "}<Badge kind="warning">{t(`codes:inTheWay.${inTheWay}`)}</Badge></>}</> },
            { heading: t("peers.load"), isFigure: true, cell: ({ load, loadCap }) => t("peers.loadOf", { load, cap: loadCap }) },
            { heading: t("peers.attested"), cell: ({ competenceAttestedAt }) => (competenceAttestedAt === null ? t("peers.notAttested") : <When at={competenceAttestedAt} form="short" />) },
            { heading: t("peers.supervision"), cell: ({ nextSupervision }) => <Supervision on={nextSupervision} /> },
          ]}
        />
      )}
      <PagesOf cursor={after} nextCursor={next} go={(cursor) => change({ after: cursor })} />
    </>
  );
}
