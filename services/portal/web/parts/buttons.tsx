import type { ReactNode } from "react";

/** Buttons beside one another, all of the same size: a no is as easy to hit as a yes (CON-17). */
export const Buttons = ({ children }: { readonly children: ReactNode }) => <div className="buttons">{children}</div>;
