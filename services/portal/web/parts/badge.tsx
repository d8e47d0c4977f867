import type { ReactNode } from "react";

/** A short state in words; its colour only repeats it. */
export function Badge({ kind = "info", children }: { readonly kind?: "info" | "success" | "warning" | "error"; readonly children: ReactNode }) {
  return <strong className={`badge badge-${kind}`}>{children}</strong>;
}
