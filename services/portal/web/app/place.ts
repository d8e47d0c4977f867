import { createContext, useContext } from "react";
import type { Page } from "./pages.ts";

/** Where one is: which page, and what its address says. */
export interface Place {
  /** None: no page has this address. */
  readonly page: Page | undefined;
  readonly pathname: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly search: Readonly<Record<string, string | undefined>>;
}

/** The place that is shown. The address in the browser's bar is ahead of it while the next page comes. */
export const PlaceContext = createContext<Place>({ page: undefined, pathname: "", params: {}, search: {} });

export const usePlace = (): Place => useContext(PlaceContext);
