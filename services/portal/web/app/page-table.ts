import { auditorPages } from "../homes/auditor/pages.ts";
import { caseworkerPages } from "../homes/caseworker/pages.ts";
import { citizenPages } from "../homes/citizen/pages.ts";
import { frontPages } from "../homes/front/pages.ts";
import { organisationPages } from "../homes/organisation/pages.ts";
import { peerPages } from "../homes/peer/pages.ts";
import type { Page } from "./pages.ts";

/** Every page there is. */
export const pages: readonly Page[] = [...frontPages, ...citizenPages, ...caseworkerPages, ...organisationPages, ...peerPages, ...auditorPages];
