import { useQueryErrorResetBoundary } from "@tanstack/react-query";
import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { isAboutLogin, refusalIn } from "../calls/refusal.ts";
import { Button } from "../parts/button.tsx";
import { Problem } from "../parts/problem.tsx";
import { NotFound } from "./not-found.tsx";
import { PleaseLogIn } from "./please-log-in.tsx";

/** A page that could not be had: what happened, that nothing is lost, and a way on. */
export function PageFailed({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation("app");
  const router = useRouter();
  const { reset: askAnew } = useQueryErrorResetBoundary();
  const refusal = refusalIn(error);
  if (refusal.code === "NOT_FOUND" || refusal.code === "NOT_ALLOWED") return <NotFound />;
  if (isAboutLogin(refusal)) return <PleaseLogIn />;
  const again = () => {
    askAnew();
    reset();
    void router.invalidate();
  };
  return (
    <>
      <Problem refusal={refusal} headingLevel={1} />
      <Button onPress={again}>{t("tryAgain")}</Button>
    </>
  );
}
