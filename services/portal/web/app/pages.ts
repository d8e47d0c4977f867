import type { ComponentType } from "react";
import type { PersonRole } from "../calls/session.ts";

/** Whose home a page belongs to: the namespace of its texts, and the menu it may stand in. */
export type HomeName = "front" | "citizen" | "caseworker" | "organisation" | "peer" | "auditor";

/**
 * One page. The router, the menus, the accessibility check, the tour and the benchmark all read this table, so that a
 * new page cannot be missed by any of them.
 */
export interface Page {
  /** In TanStack Router's form: `/caseworker/cases/$referralId`. No personal data can stand in it. */
  readonly path: string;
  readonly home: HomeName;
  /** Key of the title in the home's texts (`titles.<name>`); it names nobody, since titles end up in histories. */
  readonly title: string;
  readonly roles: readonly PersonRole[] | "anybody";
  /** Stands in the home's menu. */
  readonly isInMenu?: boolean;
  readonly load: () => Promise<{ default: ComponentType }>;
}

/** What a home's pages are written in, besides `app`. */
export const textsOf: Readonly<Record<HomeName, readonly string[]>> = {
  front: ["front"], citizen: ["citizen", "codes"], caseworker: ["caseworker", "codes"], organisation: ["organisation", "codes"], peer: ["peer", "codes"], auditor: ["auditor"],
};

/** Where a person is at home. */
export const homeOf: Record<PersonRole, { readonly home: HomeName; readonly path: string }> = {
  citizen: { home: "citizen", path: "/citizen" },
  caseworker: { home: "caseworker", path: "/caseworker" },
  "team-leader": { home: "caseworker", path: "/caseworker" },
  coordinator: { home: "organisation", path: "/organisation" },
  peer: { home: "peer", path: "/peer" },
  auditor: { home: "auditor", path: "/auditor" },
};
