import { createContext } from "react";
import type { Page } from "./pages.ts";

/** The page that is shown. */
export const PageContext = createContext<Page | undefined>(undefined);
