/** Each home with somebody whom the demo data give something to look at. */
export const homes = [
  { home: "citizen", name: "Mikkel Borger", path: "/citizen" },
  { home: "caseworker", name: "Maja Sagsbehandler", path: "/caseworker" },
  { home: "organisation", name: "Signe Koordinator", path: "/organisation" },
  { home: "peer", name: "Fatima Peer", path: "/peer" },
  { home: "auditor", name: "Vera Revisor", path: "/auditor" },
] as const;
