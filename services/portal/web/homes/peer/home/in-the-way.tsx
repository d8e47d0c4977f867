import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { Facts } from "../../../parts/facts.tsx";
import { When } from "../../../parts/when.tsx";

/** How much I carry, my next supervision, and why I am not asked just now, where that is so. */
export function InTheWay() {
  const { t } = useTranslation(["peer", "codes"]);
  const { data: { load, loadCap, nextSupervision, inTheWay, status } } = useSuspenseQuery(ask.peers.myProfile());
  return (
    <section aria-labelledby="mine">
      <h2 id="mine">{t("home.mine")}</h2>
      <Facts
        facts={[
          [t("home.load"), t("home.loadOf", { load, cap: loadCap })],
          [t("home.supervision"), nextSupervision === null ? t("home.noSupervision") : <When at={nextSupervision} />],
          [t("home.notAsked"), inTheWay === null ? null : status === "paused" ? t("home.paused") : t(`codes:inTheWay.${inTheWay}`)],
        ]}
      />
    </section>
  );
}
