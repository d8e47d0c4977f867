import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

/** dkfds' message. Errors and warnings are read out at once, the others when their turn comes. */
export function Alert({ variant, heading, headingLevel = 3, children }: {
  readonly variant: "info" | "success" | "warning" | "error";
  readonly heading: string;
  readonly headingLevel?: 1 | 2 | 3;
  readonly children?: ReactNode;
}) {
  const { t } = useTranslation("app");
  const Heading = `h${headingLevel}` as const;
  return (
    <div className={`alert alert-${variant}`} {...(variant === "error" || variant === "warning" ? { role: "alert" } : {})}>
      <Icon name={variant} className="alert-icon" />
      <div className="alert-body">
        <Heading className="alert-heading"><span className="sr-only">{t(`alert.${variant}`)} </span>{heading}</Heading>
        {children}
      </div>
    </div>
  );
}
