import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { DataTable } from "../../../parts/data-table.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { ListFilters } from "../../../parts/list-filters.tsx";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { When } from "../../../parts/when.tsx";
import { withUs } from "./with-us.ts";
import { Supervision } from "./supervision.tsx";

/** Who our peers are, and what stands in the way of their next course. */
export default function Peers() {
  const { t } = useTranslation(["organisation", "codes", "app"]);
  const [{ after, status: wanted }, change] = useFilters<"after" | "status">();
  const chosen = withUs.filter((each) => each === wanted);
  const { data: { peers, next } } = useSuspenseQuery(ask.peers.listPeers({ limit: 50, statuses: chosen.length === 0 ? withUs : chosen, ...(after === undefined ? {} : { cursor: after }) }));
  return (
    <>
      <PageHeading>{t("titles.peers")}</PageHeading>
      <p><Link className="button button-secondary" to="/organisation/peers/new">{t("peers.register")}</Link></p>
      <ListFilters of={t("peers.caption")}>
        <FilterSelect label={t("peers.state")} value={chosen[0]} all={t("filters.all", { ns: "app" })} onChange={(choice) => change({ status: choice, after: undefined })}
          options={withUs.map((each) => ({ value: each, label: t(`codes:peerStatus.${each}`) }))} />
      </ListFilters>
      {peers.length === 0 ? <Empty text={t("peers.empty")} onShowAll={chosen.length > 0 ? () => change({ status: undefined, after: undefined }) : undefined} /> : (
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
