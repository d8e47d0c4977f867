import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

/** Says before the press that looking is written down, and seen by whom it is about (CON-32). */
export function DisclosureNote({ id }: { readonly id: string }) {
  const { t } = useTranslation("app");
  return <p className="disclosure-note" id={id}><Icon name="visibility" />{t("disclosureNote")}</p>;
}
