import type { Page } from "../../app/pages.ts";

const peers = { home: "peer", roles: ["peer"] } as const;

export const peerPages: readonly Page[] = [
  { ...peers, path: "/peer", title: "home", isInMenu: true, load: () => import("./home.tsx") },
  { ...peers, path: "/peer/about", title: "about", isInMenu: true, load: () => import("./about/about.tsx") },
  { ...peers, path: "/peer/wellbeing", title: "wellbeing", isInMenu: true, load: () => import("./wellbeing/wellbeing.tsx") },
  { ...peers, path: "/peer/asks/$assignmentId", title: "ask", load: () => import("./asks/ask.tsx") },
  { ...peers, path: "/peer/courses/$referralId", title: "course", load: () => import("./course/course.tsx") },
];
