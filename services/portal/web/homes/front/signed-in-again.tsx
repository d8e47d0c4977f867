import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { signedInAgain } from "../../app/signed-in-again.ts";
import { PageHeading } from "../../parts/page-heading.tsx";

/** The window that was opened to sign in again: tells the other window, and that it can be closed. */
export default function SignedInAgain() {
  const { t } = useTranslation("front");
  useEffect(() => {
    signedInAgain.tell();
    window.close();
  }, []);
  return (
    <>
      <PageHeading>{t("titles.signedInAgain")}</PageHeading>
      <p>{t("signedInAgain.text")}</p>
    </>
  );
}
