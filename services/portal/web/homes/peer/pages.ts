import type { Page } from "../../app/pages.ts";

export const peerPages: readonly Page[] = [
  { path: "/peer", home: "peer", title: "home", roles: ["peer"], isInMenu: true, load: () => import("./home.tsx") },
];
