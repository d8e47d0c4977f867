import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Supervision } from "../peers/supervision.tsx";
import { isWithUs } from "../peers/is-with-us.ts";

/** How many courses each peer has, of how many they said they can carry (ASG-02). */
export function PeerLoad() {
  const { t } = useTranslation(["organisation", "codes"]);
  const { data: { peers } } = useSuspenseQuery(ask.peers.listPeers({ limit: 100 }));
  const withUs = peers.filter(isWithUs);
  if (withUs.length === 0) return null;
  return (
    <section aria-labelledby="load">
      <h2 id="load">{t("home.load.heading")}</h2>
      <DataTable
        caption={t("home.load.heading")}
        rows={withUs}
        keyOf={({ peerId }) => peerId}
        columns={[
          { heading: t("peers.name"), cell: ({ displayName }) => displayName },
          { heading: t("peers.state"), cell: ({ status }) => t(`codes:peerStatus.${status}`) },
          { heading: t("home.load.courses"), isFigure: true, cell: ({ load, loadCap }) => t("home.load.of", { load, cap: loadCap }) },
          { heading: t("peers.supervision"), cell: ({ nextSupervision }) => <Supervision on={nextSupervision} /> },
        ]}
      />
    </section>
  );
}
