import type { ReactNode } from "react";

export interface ButtonProps {
  readonly children: ReactNode;
  readonly onPress?: () => void;
  readonly variant?: "primary" | "secondary" | "tertiary" | "warning";
  readonly type?: "button" | "submit";
  /** Under way: says so, and a further press does nothing. The button stays focusable. */
  readonly isBusy?: boolean;
  readonly describedBy?: string;
}

/** dkfds' button. It is never disabled: a person who presses learns what is missing. */
export function Button({ children, onPress, variant = "primary", type = "button", isBusy = false, describedBy }: ButtonProps) {
  return (
    <button
      type={type}
      className={`button button-${variant}`}
      aria-disabled={isBusy || undefined}
      aria-busy={isBusy || undefined}
      aria-describedby={describedBy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
        else onPress?.();
      }}
    >
      {isBusy && <span className="spinner spinner-small spinner-light" aria-hidden="true" />}
      {children}
    </button>
  );
}
