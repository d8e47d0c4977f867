import type { Page } from "../../app/pages.ts";

const ofCitizen = { home: "citizen", roles: ["citizen"] } as const;

export const citizenPages: readonly Page[] = [
  { ...ofCitizen, path: "/citizen", title: "home", isInMenu: true, load: () => import("./home.tsx") },
  { ...ofCitizen, path: "/citizen/answer/$referralId", title: "answer", load: () => import("./answer.tsx") },
  { ...ofCitizen, path: "/citizen/stop/$referralId", title: "stop", load: () => import("./stop.tsx") },
  { ...ofCitizen, path: "/citizen/consents/$consentId", title: "consent", load: () => import("./consent.tsx") },
  { ...ofCitizen, path: "/citizen/peers/$referralId", title: "peers", load: () => import("./peers.tsx") },
  { ...ofCitizen, path: "/citizen/how-are-you/$referralId", title: "howAreYou", load: () => import("./how-are-you.tsx") },
  { ...ofCitizen, path: "/citizen/who-looked", title: "whoLooked", load: () => import("./who-looked.tsx") },
  { ...ofCitizen, path: "/citizen/for-others", title: "forOthers", load: () => import("./for-others.tsx") },
  { ...ofCitizen, path: "/citizen/account", title: "account", load: () => import("./account.tsx") },
  { ...ofCitizen, path: "/citizen/refer-myself", title: "referMyself", load: () => import("./refer-myself.tsx") },
  { ...ofCitizen, path: "/citizen/refer-myself/about", title: "aboutMe", load: () => import("./refer-myself/about.tsx") },
  { ...ofCitizen, path: "/citizen/refer-myself/send/$referralId", title: "sendMyself", load: () => import("./refer-myself/send.tsx") },
  { ...ofCitizen, path: "/citizen/call-me", title: "callMe", isInMenu: true, load: () => import("./call-me.tsx") },
];
