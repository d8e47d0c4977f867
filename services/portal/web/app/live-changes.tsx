import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { unattended } from "../calls/acts.ts";
import { announce } from "./announcer.tsx";
import { loginNeeded } from "./login-needed.ts";
import { useUser } from "./user.ts";

/** Everybody who chooses among organisations hears of it, hence it concerns the lists of organisations alone. */
const capacity = "dk.haandslag.referral.capacity-confirmed.v1";
const showsCapacity = ([service, name]: readonly unknown[]): boolean => service === "referral" && /organisation/i.test(String(name));
const gatherMs = 40;
const comeBackMs = 3000;
const letGoMs = 10_000;

/**
 * Listens for what others change and asks the page's questions anew. After a lost connection the browser itself comes
 * back with the position it saw last, so nothing is missed; where it gives up (the server was away), we come back and
 * ask everything anew. A citizen's page does so always: that a right to act for another ended is told only to lines that
 * stood while it held.
 */
export function LiveChanges() {
  const queries = useQueryClient();
  const user = useUser();
  const isLoggedIn = user !== null;
  const isCitizen = user?.role === "citizen";
  const { t } = useTranslation("app");
  useEffect(() => {
    if (!isLoggedIn) return undefined;
    const askAnew = (isTouched: (queryKey: readonly unknown[]) => boolean = () => true) =>
      unattended(() => queries.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== "session" && isTouched(queryKey) }));
    return listen({
      asksWhenBack: isCitizen,
      onChange: (types) => {
        const isTouched = [...types].every((type) => type === capacity) ? showsCapacity : undefined;
        // Of what no page here shows nobody is told.
        const isShown = isTouched === undefined || queries.getQueryCache().findAll({ type: "active", predicate: ({ queryKey }) => isTouched(queryKey) }).length > 0;
        void askAnew(isTouched).then(() => { if (isShown) announce(t("updated")); });
      },
      onBack: () => void askAnew(),
      onEnded: () => loginNeeded.tell(),
    });
  }, [isLoggedIn, isCitizen, queries, t]);
  return null;
}

function listen(o: { readonly asksWhenBack: boolean; onChange(types: ReadonlySet<string>): void; onBack(): void; onEnded(): void }): () => void {
  let source: EventSource | undefined;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  const types = new Set<string>();
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const open = (isAgain: boolean) => {
    source?.close();
    source = new EventSource("/changes");
    let isBack = isAgain;
    source.addEventListener("open", () => {
      if (isBack) o.onBack();
      isBack = o.asksWhenBack;
    });
    source.addEventListener("change", ({ data }: MessageEvent<string>) => {
      types.add((JSON.parse(data) as { type: string }).type);
      gathering ??= setTimeout(() => {
        gathering = undefined;
        const gathered = new Set(types);
        types.clear();
        o.onChange(gathered);
      }, gatherMs);
    });
    source.addEventListener("session-ended", () => {
      source?.close();
      o.onEnded();
    });
    source.addEventListener("error", () => {
      // The browser gives up for good on an answer that is no stream; a session that is over says so by another way.
      if (source?.readyState === EventSource.CLOSED) comeBack();
    });
  };
  const comeBack = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => open(true), comeBackMs);
  };
  // A browser has six connections to one address, for all tabs together: who is not looked at lets go of its own.
  const onVisibility = () => {
    clearTimeout(waiting);
    if (document.visibilityState === "hidden") waiting = setTimeout(() => source?.close(), letGoMs);
    else if (source?.readyState === EventSource.CLOSED) open(true);
  };
  open(false);
  window.addEventListener("online", comeBack);
  document.addEventListener("visibilitychange", onVisibility);
  return () => {
    document.removeEventListener("visibilitychange", onVisibility);
    window.removeEventListener("online", comeBack);
    clearTimeout(waiting);
    clearTimeout(gathering);
    source?.close();
  };
}
