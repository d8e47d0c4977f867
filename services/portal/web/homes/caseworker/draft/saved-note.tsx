import { useTranslation } from "react-i18next";
import type { Saving } from "./use-saving.ts";

/** Quietly at the side of the buttons: that it is saved, and when. */
export function SavedNote({ state }: { readonly state: Saving }) {
  const { t, i18n } = useTranslation("caseworker");
  const time = state.is === "saved" ? new Intl.DateTimeFormat(i18n.language === "da" ? "da-DK" : "en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "Europe/Copenhagen" }).format(new Date(state.at)) : "";
  return <p className="saved-note" role="status">{t(`draft.saving.${state.is}`, { time })}</p>;
}
