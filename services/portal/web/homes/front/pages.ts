import type { Page } from "../../app/pages.ts";

export const frontPages: readonly Page[] = [
  { path: "/", home: "front", title: "front", roles: "anybody", load: () => import("./front.tsx") },
  { path: "/accessibility", home: "front", title: "accessibility", roles: "anybody", load: () => import("./accessibility.tsx") },
  { path: "/help-now", home: "front", title: "helpNow", roles: "anybody", load: () => import("./help-now.tsx") },
  // The server answers with these where logging in did not work: the provider is away, or the way back came too late.
  { path: "/login", home: "front", title: "loginFailed", roles: "anybody", load: () => import("./login-failed.tsx") },
  { path: "/login/callback", home: "front", title: "loginFailed", roles: "anybody", load: () => import("./login-failed.tsx") },
  { path: "/login/again", home: "front", title: "signedInAgain", roles: "anybody", load: () => import("./signed-in-again.tsx") },
];
