import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { sessionQuery } from "../calls/session.ts";
import { announce } from "./announcer.tsx";
import { useUser } from "./user.ts";

const gatherMs = 40;

/**
 * Listens for what others change and asks the page's questions anew. The browser itself comes back after a lost
 * connection with the position it saw last, so nothing is missed (GET /changes).
 */
export function LiveChanges() {
  const queries = useQueryClient();
  const isLoggedIn = useUser() !== null;
  const { t } = useTranslation("app");
  useEffect(() => {
    if (!isLoggedIn) return undefined;
    const source = new EventSource("/changes");
    let gathering: ReturnType<typeof setTimeout> | undefined;
    const askAnew = async () => {
      gathering = undefined;
      await queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" });
      announce(t("updated"));
    };
    source.addEventListener("change", () => (gathering ??= setTimeout(() => void askAnew(), gatherMs)));
    source.addEventListener("session-ended", () => {
      source.close();
      void queries.invalidateQueries(sessionQuery);
    });
    return () => {
      clearTimeout(gathering);
      source.close();
    };
  }, [isLoggedIn, queries, t]);
  return null;
}
