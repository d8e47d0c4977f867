import { CatchBoundary, useMatches } from "@tanstack/react-router";
import { Suspense, useDeferredValue, useEffect, useMemo } from "react";
import { GatedPage } from "./gated-page.tsx";
import { NextPageComes, PageComes } from "./page-comes.tsx";
import { PageFailed } from "./page-failed.tsx";
import { type Place, PlaceContext } from "./place.ts";
import { loadErrorTexts } from "./texts.ts";

/**
 * The page, one step behind the address: the next one is made ready beside it and put in its place when its answers are
 * there. So nothing blinks, and React does not hold back an answer for the 300 ms that it keeps a fallback at least.
 */
export function ShownPage() {
  const address = useAddress();
  const shown = useDeferredValue<Place | undefined>(address, undefined);
  const stands = shown !== undefined;
  useEffect(() => {
    if (stands) void loadErrorTexts();
  }, [stands]);
  // The page that stands is not drawn anew when the address moves on: one that leads elsewhere would do so without end.
  const page = useMemo(() => shown !== undefined && <PlaceContext value={shown}><GatedPage page={shown.page} /></PlaceContext>, [shown]);
  return (
    <>
      <NextPageComes isBehind={stands && shown !== address} />
      <CatchBoundary getResetKey={() => shown} errorComponent={PageFailed}>
        <Suspense fallback={<PageComes page={address.page} />}>
          {page === false ? <PageComes page={address.page} /> : page}
        </Suspense>
      </CatchBoundary>
    </>
  );
}

/** The same object as long as it says the same. */
function useAddress(): Place {
  const match = useMatches({ select: (matches) => matches.at(-1) });
  const page = match?.staticData.page;
  const pathname = match?.pathname ?? "";
  const parts = JSON.stringify({ params: match?.params ?? {}, search: match?.search ?? {} });
  return useMemo(() => ({ page, pathname, ...(JSON.parse(parts) as Pick<Place, "params" | "search">) }), [page, pathname, parts]);
}
