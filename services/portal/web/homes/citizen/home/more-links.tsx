import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";

const links = ["who-looked", "account", "call-me", "refer-myself"] as const;

/** The way to everything else. */
export function MoreLinks({ hasReferral, actsForSomebody }: { readonly hasReferral: boolean; readonly actsForSomebody: boolean }) {
  const { t } = useTranslation("citizen");
  return (
    <nav aria-labelledby="more">
      <h2 id="more">{t(hasReferral ? "home.more" : "home.begin")}</h2>
      <ul className="nobullet-list">
        {(hasReferral ? links : links.toReversed()).map((path) => <li key={path}><Link to={`/citizen/${path}`} className="function-link">{t(`home.links.${path}`)}</Link></li>)}
        {actsForSomebody && <li><Link to="/citizen/for-others" className="function-link">{t("home.links.for-others")}</Link></li>}
      </ul>
    </nav>
  );
}
