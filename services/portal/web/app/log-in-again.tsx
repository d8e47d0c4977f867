import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { isAboutLogin, refusalIn } from "../calls/refusal.ts";
import { sessionQuery } from "../calls/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";
import { signedInAgain } from "./signed-in-again.ts";

/**
 * Where a call was refused since the session had ended: signing in happens in a window of its own, so that what was
 * typed here stays where it is.
 */
export function LogInAgain() {
  const { t } = useTranslation("app");
  const queries = useQueryClient();
  const [isNeeded, setNeeded] = useState(false);
  useEffect(() => {
    const stops = [queries.getQueryCache(), queries.getMutationCache()].map((cache) =>
      cache.subscribe((event) => {
        if (event.type === "updated" && event.action.type === "error" && isAboutLogin(refusalIn(event.action.error))) setNeeded(true);
      }));
    const stopHearing = signedInAgain.listen(async () => {
      await queries.invalidateQueries(sessionQuery);
      setNeeded(false);
      await queries.invalidateQueries();
    });
    return () => [...stops, stopHearing].forEach((stop) => stop());
  }, [queries]);
  return (
    <Dialog isOpen={isNeeded} heading={t("loginAgain.heading")} onClose={() => setNeeded(false)}>
      <p>{t("loginAgain.text")}</p>
      <Button onPress={() => window.open("/login?to=/login/again", "_blank", "popup,width=520,height=760")}>{t("loginAgain.open")}</Button>
    </Dialog>
  );
}
