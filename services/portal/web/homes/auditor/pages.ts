import type { Page } from "../../app/pages.ts";

const roles = ["auditor"] as const;

export const auditorPages: readonly Page[] = [
  { path: "/auditor", home: "auditor", title: "home", roles, isInMenu: true, load: () => import("./home.tsx") },
  { path: "/auditor/ledger", home: "auditor", title: "ledger", roles, isInMenu: true, load: () => import("./ledger.tsx") },
  { path: "/auditor/receipts", home: "auditor", title: "receipts", roles, isInMenu: true, load: () => import("./receipts.tsx") },
  { path: "/auditor/log", home: "auditor", title: "log", roles, isInMenu: true, load: () => import("./log.tsx") },
];
