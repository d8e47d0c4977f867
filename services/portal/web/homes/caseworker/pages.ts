import type { Page } from "../../app/pages.ts";

const caseworkers = ["caseworker"] as const;
const everybody = ["caseworker", "team-leader"] as const;

export const caseworkerPages: readonly Page[] = [
  { path: "/caseworker", home: "caseworker", title: "home", roles: everybody, isInMenu: true, load: () => import("./home.tsx") },
  { path: "/caseworker/new", home: "caseworker", title: "new", roles: caseworkers, isInMenu: true, load: () => import("./draft/new.tsx") },
  { path: "/caseworker/find", home: "caseworker", title: "find", roles: caseworkers, isInMenu: true, load: () => import("./finding/find.tsx") },
  { path: "/caseworker/call-backs", home: "caseworker", title: "callBacks", roles: everybody, isInMenu: true, load: () => import("./waiting/call-backs.tsx") },
  { path: "/caseworker/overdue", home: "caseworker", title: "overdue", roles: ["team-leader"], isInMenu: true, load: () => import("./waiting/overdue.tsx") },
  { path: "/caseworker/figures", home: "caseworker", title: "figures", roles: everybody, isInMenu: true, load: () => import("./figures/figures.tsx") },
  { path: "/caseworker/import", home: "caseworker", title: "import", roles: caseworkers, load: () => import("./import/import.tsx") },
  { path: "/caseworker/cases/$referralId", home: "caseworker", title: "case", roles: caseworkers, load: () => import("./case/case.tsx") },
  { path: "/caseworker/cases/$referralId/organisation", home: "caseworker", title: "organisation", roles: caseworkers, load: () => import("./asking/organisation.tsx") },
  { path: "/caseworker/cases/$referralId/answers/$consentId", home: "caseworker", title: "answer", roles: caseworkers, load: () => import("./asking/answer.tsx") },
  { path: "/caseworker/cases/$referralId/representation", home: "caseworker", title: "representation", roles: caseworkers, load: () => import("./representation/representation.tsx") },
];
