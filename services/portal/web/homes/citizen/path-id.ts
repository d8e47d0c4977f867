import { usePlace } from "../../app/place.ts";

/** The id that stands in this page's address. */
export function usePathId(name: "referralId" | "consentId"): string {
  const id = usePlace().params[name];
  if (id === undefined) throw new Error(`the address of this page has no ${name}`);
  return id;
}
