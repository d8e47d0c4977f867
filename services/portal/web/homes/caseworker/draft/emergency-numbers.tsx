import { useTranslation } from "react-i18next";

/** Numbers that hold in all of Denmark. */
const numbers = [["112", "tel:112"], ["70 201 201", "tel:+4570201201"]] as const;

export function EmergencyNumbers() {
  const { t } = useTranslation("caseworker");
  return (
    <ul className="unstyled-list emergency-numbers">
      {numbers.map(([number, address]) => (
        <li key={number}><a className="emergency-number" href={address}>{number}</a> <span>{t(`draft.danger.about.${number === "112" ? "112" : "livslinien"}`)}</span></li>
      ))}
    </ul>
  );
}
