import type { Page } from "../../app/pages.ts";

const coordinators = { home: "organisation", roles: ["coordinator"] } as const;

export const organisationPages: readonly Page[] = [
  { ...coordinators, path: "/organisation", title: "home", isInMenu: true, load: () => import("./home.tsx") },
  { ...coordinators, path: "/organisation/courses", title: "courses", isInMenu: true, load: () => import("./match/courses.tsx") },
  { ...coordinators, path: "/organisation/peers", title: "peers", isInMenu: true, load: () => import("./peers/peers.tsx") },
  { ...coordinators, path: "/organisation/peers/new", title: "registerPeer", load: () => import("./peers/register-peer.tsx") },
  { ...coordinators, path: "/organisation/peers/$peerId", title: "peer", load: () => import("./peers/peer.tsx") },
  { ...coordinators, path: "/organisation/capacity", title: "capacity", isInMenu: true, load: () => import("./capacity.tsx") },
  { ...coordinators, path: "/organisation/figures", title: "figures", isInMenu: true, load: () => import("./figures.tsx") },
  { ...coordinators, path: "/organisation/find", title: "find", load: () => import("./find-by-code.tsx") },
  { ...coordinators, path: "/organisation/offers/$referralId", title: "offer", load: () => import("./offer/offer.tsx") },
  { ...coordinators, path: "/organisation/cases/$referralId", title: "case", load: () => import("./case/case.tsx") },
  { ...coordinators, path: "/organisation/match/$referralId", title: "match", load: () => import("./match/match.tsx") },
];
