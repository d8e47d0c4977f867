import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { User } from "../calls/session.ts";
import { pages } from "./page-table.ts";
import { homeOf } from "./pages.ts";

/** The pages of this person's home that stand in its menu. */
export function Menu({ user }: { readonly user: User }) {
  const { home } = homeOf[user.role];
  const { t } = useTranslation([home, "app"]);
  const mine = pages.filter((page) => page.isInMenu === true && page.home === home && page.roles !== "anybody" && page.roles.includes(user.role));
  return (
    <div className="navigation-menu d-print-none">
      <div className="navigation-menu-inner container">
        <nav className="nav" aria-label={t("menu", { ns: "app" })}>
          <ul className="mainmenu">
            {mine.map(({ path, title }) => (
              <li key={path}>
                <Link to={path} className="nav-link" activeOptions={{ exact: path === homeOf[user.role].path }} activeProps={{ "aria-current": "page" }}>
                  <span>{t(`titles.${title}` as never, { ns: home })}</span>
                </Link>
              </li>
            ))}
          </ul>
        </nav>
      </div>
    </div>
  );
}
