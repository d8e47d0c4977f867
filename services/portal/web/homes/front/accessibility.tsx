import { useTranslation } from "react-i18next";
import { PageHeading } from "../../parts/page-heading.tsx";

/** The statement that webtilgængelighedsloven asks for. */
export default function Accessibility() {
  const { t } = useTranslation("front");
  return (
    <>
      <PageHeading>{t("titles.accessibility")}</PageHeading>
      {(["goal", "tested", "missing", "tellUs", "complain"] as const).map((part) => (
        <section key={part}>
          <h2>{t(`accessibility.${part}.heading`)}</h2>
          <p>{t(`accessibility.${part}.text`)}</p>
        </section>
      ))}
    </>
  );
}
