import { useParams } from "@tanstack/react-router";

/** The id that stands in this page's address. */
export function usePathId(name: "referralId" | "consentId"): string {
  const id = (useParams({ strict: false }) as Partial<Record<string, string>>)[name];
  if (id === undefined) throw new Error(`the address of this page has no ${name}`);
  return id;
}
