import type { ReactNode } from "react";

/** An empty place: that it is as it should be, and the one thing one can do. */
export function Empty({ text, children }: { readonly text: string; readonly children?: ReactNode }) {
  return <div className="empty"><p>{text}</p>{children}</div>;
}
