import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Icon } from "./icon.tsx";

export interface Step {
  readonly title: string;
  readonly state: "done" | "now" | "later" | "stopped";
  /** When it was reached, or who does what by when. */
  readonly about?: ReactNode;
}

/** Where something is, as a line of steps: dkfds' step indicator. Each state is said, not only coloured. */
export function Steps({ label, steps }: { readonly label: string; readonly steps: readonly Step[] }) {
  const { t } = useTranslation("app");
  return (
    <ol className="step-indicator steps" aria-label={label}>
      {steps.map(({ title, state, about }, i) => (
        <li key={title} className={state === "now" ? "current" : state === "later" ? "disabled" : state === "stopped" ? "error" : undefined}>
          <div className="step" {...(state === "now" ? { "aria-current": "step" as const } : {})}>
            <span className={state === "done" || state === "stopped" ? "step-icon" : "step-number"} aria-hidden="true">
              {state === "done" ? <Icon name="check" /> : state === "stopped" ? <Icon name="close" /> : <span>{i + 1}</span>}
            </span>
            <div>
              <span className="step-title">{title}<span className="sr-only"> ({t(`step.${state}`)})</span></span>
              {about !== undefined && <span className="step-information">{about}</span>}
            </div>
          </div>
        </li>
      ))}
    </ol>
  );
}
