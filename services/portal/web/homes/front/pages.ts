import type { Page } from "../../app/pages.ts";

export const frontPages: readonly Page[] = [
  { path: "/", home: "front", title: "front", roles: "anybody", load: () => import("./front.tsx") },
  { path: "/accessibility", home: "front", title: "accessibility", roles: "anybody", load: () => import("./accessibility.tsx") },
  { path: "/help-now", home: "front", title: "helpNow", roles: "anybody", load: () => import("./help-now.tsx") },
  { path: "/login/again", home: "front", title: "signedInAgain", roles: "anybody", load: () => import("./signed-in-again.tsx") },
];
