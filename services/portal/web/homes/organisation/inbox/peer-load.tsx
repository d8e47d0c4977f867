import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Badge } from "../../../parts/badge.tsx";
import { withUs } from "../peers/with-us.ts";

/** How many courses each peer has, of how many they said they can carry, and what stands in the way of another (ASG-02). */
export function PeerLoad() {
  const { t } = useTranslation(["organisation", "codes"]);
  const { data: { peers, next } } = useSuspenseQuery(ask.peers.listPeers({ limit: 100, statuses: withUs }));
  if (peers.length === 0) return null;
  return (
    <section aria-labelledby="load">
      <h2 id="load">{t("home.load.heading")}</h2>
      <ul className="unstyled-list load-list">
        {peers.map(({ peerId, displayName, load, loadCap, inTheWay }) => (
          <li key={peerId}>
            <Link to={`/organisation/peers/${peerId}`}>{displayName}</Link>
            <span>{t("home.load.courses", { load, cap: loadCap })}</span>
            {inTheWay !== null && <Badge kind="warning">{t(`codes:inTheWay.${inTheWay}`)}</Badge>}
          </li>
        ))}
      </ul>
      {next !== null && <p><Link to="/organisation/peers">{t("home.load.all")}</Link></p>}
    </section>
  );
}
