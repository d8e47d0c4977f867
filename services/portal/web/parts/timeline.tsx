import type { ReactNode } from "react";
import { When } from "./when.tsx";

/** What happened, oldest first, each with its moment. */
export function Timeline({ label, entries }: { readonly label: string; readonly entries: readonly { readonly at: string; readonly what: ReactNode }[] }) {
  return (
    <ol className="timeline" aria-label={label}>
      {entries.map(({ at, what }, i) => <li key={`${at} ${i}`}><span className="timeline-when"><When at={at} form="moment" /></span><span>{what}</span></li>)}
    </ol>
  );
}
