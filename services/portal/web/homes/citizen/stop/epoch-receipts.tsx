import { useTranslation } from "react-i18next";
import { useDates } from "../../../parts/when.tsx";
import type { Recipient } from "../home/recipient-line.tsx";

type Receipts = Recipient["consents"][number]["receipts"][number];

/** What each place that held something has answered for one end or narrowing: stopped, deleted, kept and why; and own notes. */
export function EpochReceipts({ of }: { readonly of: Receipts }) {
  const { t, i18n } = useTranslation(["citizen", "codes"]);
  const say = useDates();
  const list = (words: readonly string[]) => new Intl.ListFormat(i18n.language).format(words.map((word) => word.charAt(0).toLocaleLowerCase(i18n.language) + word.slice(1)));
  return (
    <div className="holder">
      <p>{t(`receiptBecause.${of.because}`, { ns: "codes" })} {say(of.since, "moment")}.</p>
      <ul>
        {of.holders.filter(({ status }) => status !== "not-awaited").map(({ holder, status, stopped, erased, kept }) => (
          <li key={holder}>
            <strong>{t(`receiptHolder.${holder}`, { ns: "codes" })}</strong>{": "}
            {status !== "received" && `${t(`receiptStatus.${status}`, { ns: "codes" })}.`}
            {status === "received" && stopped !== null && `${t("receipts.stopped", { at: say(stopped, "moment") })} `}
            {status === "received" && (erased.length > 0 ? `${t("receipts.erased", { what: list(erased.map((code) => t(`receiptErased.${code}`, { ns: "codes" }))) })} ` : `${t("receipts.nothingHeld")} `)}
            {kept.map(({ what, paragraph }) => t("receipts.kept", { what: list([t(`receiptKept.${what}`, { ns: "codes" })]), why: t(`receiptParagraph.${paragraph}`, { ns: "codes" }) })).join(" ")}
          </li>
        ))}
        {of.ownNotes.status !== "not-applicable" && <li>{t(`ownNotes.${of.ownNotes.status}`, { ns: "codes" })}{of.ownNotes.at !== null && ` (${say(of.ownNotes.at)})`}.</li>}
      </ul>
    </div>
  );
}
