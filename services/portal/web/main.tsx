import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { StrictMode } from "react";
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

const element = document.getElementById("pages");
if (element === null) throw new Error("index.html has no place for the pages");
await startTexts(firstLanguage());
createRoot(element).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={routerFor(queries)} />
    </QueryClientProvider>
  </StrictMode>,
);
