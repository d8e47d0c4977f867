import type { Page } from "../../app/pages.ts";

const ofCitizen = { home: "citizen", roles: ["citizen"] } as const;

export const citizenPages: readonly Page[] = [
  { ...ofCitizen, path: "/citizen", title: "home", isInMenu: true, load: () => import("./home.tsx") },
  { ...ofCitizen, path: "/citizen/answer/$referralId", title: "answer", load: () => import("./answer.tsx") },
];
