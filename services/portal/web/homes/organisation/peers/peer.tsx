import { useSuspenseQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { usePlace } from "../../../app/place.ts";
import { NotFound } from "../../../app/not-found.tsx";
import { ask } from "../../../calls/ask.ts";
import { Alert } from "../../../parts/alert.tsx";
import { Facts } from "../../../parts/facts.tsx";
import { useLanguageNames, useListing } from "../../../parts/language-names.ts";
import { PageHeading } from "../../../parts/page-heading.tsx";
import { When } from "../../../parts/when.tsx";
import { PeerActions } from "./peer-actions.tsx";
import { Supervision } from "./supervision.tsx";
import { SupervisionForm } from "./supervision-form.tsx";

/** One peer of ours: what citizens read, what they carry, and whether they can be asked. */
export default function Peer() {
  const { t } = useTranslation(["organisation", "codes"]);
  const { peerId } = usePlace().params;
  const { data: { peers } } = useSuspenseQuery(ask.peers.listPeers({ limit: 1, peerIds: peerId === undefined ? [] : [peerId] }));
  const listed = useListing();
  const languages = useLanguageNames();
  const [peer] = peers;
  if (peer === undefined || peer.status === "left") return <NotFound />;
  const { displayName, status, employment, competenceAttestedAt, nextSupervision, load, loadCap, ownWords, traits, inTheWay } = peer;
  return (
    <>
      <p><Link to="/organisation/peers">{t("peers.toPeers")}</Link></p>
      <PageHeading>{displayName}</PageHeading>
      {inTheWay !== null && <Alert variant="warning" heading={t("peers.inTheWay")} headingLevel={2}><p className="alert-text">{t(`codes:inTheWay.${inTheWay}`)}.</p></Alert>}
      <Facts
        facts={[
          [t("peers.state"), `${t(`codes:peerStatus.${status}`)}, ${t(`codes:employment.${employment}`).toLocaleLowerCase()}`],
          [t("peers.load"), t("peers.loadOf", { load, cap: loadCap })],
          [t("peers.attested"), competenceAttestedAt === null ? t("peers.notAttested") : <>{t("peers.attestedBy")} <When at={competenceAttestedAt} /></>],
          [t("peers.supervision"), <Supervision key="supervision" on={nextSupervision} />],
          [t("peers.ownWords"), ownWords],
          [t("peers.themes"), traits && listed(traits.themes.map((theme) => t(`codes:theme.${theme}`)))],
          [t("peers.forms"), traits && listed(traits.forms.map((form) => t(`codes:form.${form}`)))],
          [t("peers.languages"), traits && languages(traits.languages)],
          [t("peers.times"), traits && listed(traits.times.map((time) => t(`codes:time.${time}`)))],
        ]}
      />
      <PeerActions peerId={peer.peerId} name={displayName ?? ""} status={status} isAttested={competenceAttestedAt !== null} />
      <SupervisionForm peerId={peer.peerId} />
    </>
  );
}
