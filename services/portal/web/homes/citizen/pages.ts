import type { Page } from "../../app/pages.ts";

export const citizenPages: readonly Page[] = [
  { path: "/citizen", home: "citizen", title: "home", roles: ["citizen"], isInMenu: true, load: () => import("./home.tsx") },
];
