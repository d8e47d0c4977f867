import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isAboutLogin, refusalIn } from "../calls/refusal.ts";
import { readSession, type Session, sessionQuery, type User } from "../calls/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { loginNeeded } from "./login-needed.ts";
import { signedInAgain } from "./signed-in-again.ts";

/**
 * Where the session is over: the page is covered, since its person may have left, and signing in happens in a window of
 * its own, so that what was typed here stays. Whoever signs in as somebody else gets nothing of it.
 */
export function LogInAgain() {
  const { t } = useTranslation("app");
  const queries = useQueryClient();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    const before = () => queries.getQueryData<Session>(sessionQuery.queryKey)?.user ?? null;
    const need = () => {
      if (before() !== null) setNeeded(true);
    };
    const stopNeeding = loginNeeded.listen(need);
    const stops = [queries.getQueryCache(), queries.getMutationCache()].map((cache) =>
      cache.subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isAboutLogin(refusalIn(event.action.error))) need();
      }));
    const back = async () => {
      const who = before();
      const { user } = await readSession();
      if (user === null) return;
      if (!isSame(who, user)) return window.location.assign("/");
      await queries.invalidateQueries(sessionQuery);
      setNeeded(false);
      await queries.invalidateQueries();
    };
    const stopHearing = signedInAgain.listen(() => void back());
    return () => [...stops, stopHearing, stopNeeding].forEach((stop) => stop());
  }, [queries]);
  useEffect(() => {
    document.body.classList.toggle("covered", isNeeded);
  }, [isNeeded]);
  return (
    <Dialog isOpen={isNeeded} heading={t("loginAgain.heading")}>
      <p>{t("loginAgain.text")}</p>
      <Button onPress={() => window.open("/login?to=/login/again", "_blank", "popup,width=520,height=760")}>{t("loginAgain.open")}</Button>
      <p><a href="/">{t("loginAgain.leave")}</a></p>
    </Dialog>
  );
}

const isSame = (a: User | null, b: User): boolean => a !== null && (["name", "role", "tenantId", "unitId", "peerId"] as const).every((part) => a[part] === b[part]);
