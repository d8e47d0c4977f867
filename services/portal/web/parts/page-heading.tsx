import { type ReactNode, useEffect, useRef } from "react";
import { usePlace } from "../app/place.ts";

let shown: string | undefined;

/** The page's one h1. After going to another page it takes the focus, so that keyboard and screen reader are where the eye is. */
export function PageHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const { pathname } = usePlace();
  useEffect(() => {
    if (shown !== undefined && shown !== pathname) heading.current?.focus();
    shown = pathname;
  }, [pathname]);
  return <h1 ref={heading} tabIndex={-1}>{children}</h1>;
}
