import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../calls/session.ts";
import { Icon } from "../parts/icon.tsx";

/** A form that posts: a link could be followed by a machine, or by another site. */
export function LogOutButton() {
  const { t } = useTranslation("app");
  const { data: { csrfToken } } = useSuspenseQuery(sessionQuery);
  return (
    <form method="post" action="/logout" className="d-print-none">
      <input type="hidden" name="_csrf" value={csrfToken} />
      <button type="submit" className="function-link log-off"><Icon name="lock" />{t("logOut")}</button>
    </form>
  );
}
