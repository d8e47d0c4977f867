import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode, startTransition } from "react";
import { createRoot } from "react-dom/client";
import { routerFor } from "./app/router.tsx";
import { firstLanguage, startTexts } from "./app/texts.ts";
import { isAboutLogin, refusalIn } from "./calls/refusal.ts";
import "./style/pages.css";

const tries = 2;
const queries = new QueryClient({
  defaultOptions: {
    // Without a connection a call fails at once and says so, instead of waiting unsaid until there is one.
    mutations: { networkMode: "always" },
    queries: {
      networkMode: "always",
      // Others' changes arrive by themselves; a page that was left and come back to is asked anew all the same.
      staleTime: 5000,
      retry: (count, error) => count < tries && ["OFFLINE", "UNKNOWN"].includes(refusalIn(error).code) && !isAboutLogin(refusalIn(error)),
    },
  },
});

/** Who it is, the page and its words come before anything is drawn: what stands in index.html stands until then. */
async function start(place: HTMLElement): Promise<void> {
  const texts = startTexts(firstLanguage());
  const router = routerFor(queries);
  await Promise.all([texts, router.load()]);
  // As a transition it is drawn in slices of 5 ms: as one piece it kept a slow phone from answering for a tenth of a second.
  startTransition(() => createRoot(place).render(
    <StrictMode>
      <QueryClientProvider client={queries}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ));
}

const element = document.getElementById("pages");
if (element === null) throw new Error("index.html has no place for the pages");
// Not awaited here: a page's file imports this one, and would wait for it while it waits for the page. And not in one go with
// reading the files, which takes a slow phone long enough.
setTimeout(() => void start(element));
