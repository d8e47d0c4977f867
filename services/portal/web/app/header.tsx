import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { Icon } from "../parts/icon.tsx";
import { LogOutButton } from "./log-out-button.tsx";
import { Menu } from "./menu.tsx";
import { useUser } from "./user.ts";

/** Who one is, where one is, the way out; and for citizens and peers acute help, one step away on every page (ASG-12). */
export function Header() {
  const { t } = useTranslation("app");
  const user = useUser();
  const mayNeedHelp = user === null || user.role === "citizen" || user.role === "peer";
  return (
    <header className="header">
      <div className="portal-info">
        <div className="portal-info-inner container">
          <Link to="/" className="product-name">{t("product")}</Link>
          <div className="portal-user">
            {user !== null && <p className="user">{user.unit === null ? user.name : `${user.name}, ${user.unit}`}</p>}
            {user === null ? <a className="function-link" href="/login?to=/"><Icon name="person" />{t("logIn")}</a> : <LogOutButton />}
          </div>
        </div>
      </div>
      {mayNeedHelp && (
        <div className="help-now d-print-none">
          <div className="container"><Link to="/help-now"><Icon name="smartphone" />{t("helpNow")}</Link></div>
        </div>
      )}
      {user !== null && <Menu user={user} />}
    </header>
  );
}
