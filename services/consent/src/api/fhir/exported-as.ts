import type { Actor } from "@haandslag/service-kit/auth";
import { ownSubject } from "../../domain/policies/may-know.ts";
import type { Account } from "./account.ts";
import { accountBundle } from "./account-bundle.ts";

/** The citizen's account in the form that was asked for. */
export const exportedAs = <Whole extends Account>(as: "json" | "fhir", account: Whole, who: Actor) =>
  as === "json" ? { as, account } : { as, bundle: { ...accountBundle(account, ownSubject(who)) } };
