import { useTranslation } from "react-i18next";
import { Facts } from "../../../parts/facts.tsx";
import { useLanguageNames } from "../../../parts/language-names.ts";
import { useDates } from "../../../parts/when.tsx";
import type { Case } from "./referral-of-page.ts";

/** The unit's own record. A telephone number is one press away, and everything stands on the printed page. */
export function Record({ of: { record, legalBasis, referralId } }: { readonly of: Case }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  const say = useDates();
  const named = useLanguageNames();
  const { identity: { cprNumber, birthDate, phones, emails, address }, relatives, wish, profile: { situation, wishes, practical }, notices } = record;
  return (
    <section aria-labelledby={`record-${referralId}`}>
      <h2 id={`record-${referralId}`}>{t("case.record.heading")}</h2>
      <Facts facts={[
        [t("field.cprNumber"), cprNumber === undefined ? t("case.record.noCprNumber") : `${cprNumber.slice(0, 6)}-${cprNumber.slice(6)}`],
        [t("field.birthDate"), cprNumber !== undefined || birthDate === undefined ? null : say(birthDate)],
        [t("field.phone"), phones.length === 0 ? null : phones.map((phone) => <a key={phone} className="phone" href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>)],
        [t("field.email"), emails.join(", ")],
        [t("field.address"), address === undefined ? null : [...address.lines, `${address.postalCode ?? ""} ${address.city ?? ""}`.trim()].filter((line) => line !== "").join(", ")],
        [t("field.wish"), wish],
        [t("field.themes"), situation.themes.map((theme) => code(`theme.${theme}`)).join(", ")],
        [t("field.forms"), wishes.forms.map((form) => code(`form.${form}`)).join(", ")],
        [t("field.peerGender"), wishes.peerGender === undefined ? null : code(`gender.${wishes.peerGender}`)],
        [t("field.languages"), named(practical.languages)],
        [t("field.mobility"), code(`mobility.${practical.mobility}`)],
        [t("field.times"), practical.times.map((time) => code(`time.${time}`)).join(", ")],
        [t("field.relatives"), relatives.length === 0 ? null : relatives.map(({ name, relationship, phones: numbers }) => [name, relationship, ...numbers].join(", ")).join("; ")],
        [t("field.channel"), `${code(`channel.${notices.channel}`)}, ${named([notices.language])}`],
        [t("field.legalBasis"), code(`legalBasis.${legalBasis}`)],
      ]} />
    </section>
  );
}
