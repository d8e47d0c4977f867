import { useSuspenseQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { latestAct, noteAct } from "../calls/acts.ts";
import { prolongSession, sessionQuery } from "../calls/session.ts";
import { Button } from "../parts/button.tsx";
import { Dialog } from "../parts/dialog.tsx";

const lookEveryMs = 5000;

/** Some minutes before the session ends: a dialog that the keyboard and a screen reader can answer (WCAG 2.2.1). */
export function IdleWarning() {
  const { t } = useTranslation("app");
  const { data: { user, idleSeconds, warnSeconds } } = useSuspenseQuery(sessionQuery);
  const [isNear, setNear] = useState(false);
  useEffect(() => {
    if (user === null) return undefined;
    const look = setInterval(() => setNear(Date.now() - latestAct() > (idleSeconds - warnSeconds) * 1000 && Date.now() - latestAct() < idleSeconds * 1000), lookEveryMs);
    return () => clearInterval(look);
  }, [user, idleSeconds, warnSeconds]);
  const stay = async () => {
    await prolongSession().catch(() => undefined);
    noteAct();
    setNear(false);
  };
  return (
    <Dialog isOpen={isNear} heading={t("idle.heading")} onClose={() => void stay()}>
      <p>{t("idle.text", { minutes: Math.round(warnSeconds / 60) })}</p>
      <Button onPress={() => void stay()}>{t("idle.stay")}</Button>
    </Dialog>
  );
}
