import type { Page } from "../../app/pages.ts";

export const auditorPages: readonly Page[] = [
  { path: "/auditor", home: "auditor", title: "home", roles: ["auditor"], isInMenu: true, load: () => import("./home.tsx") },
];
