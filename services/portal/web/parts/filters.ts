import { useNavigate } from "@tanstack/react-router";
import { usePlace } from "../app/place.ts";

/** Filters of a list, kept in the address bar (codes only, never what was searched for), so that back and a bookmark find them. */
export function useFilters<Name extends string>(): readonly [Partial<Record<Name, string>>, (change: Partial<Record<Name, string | undefined>>) => void] {
  const search = usePlace().search as Partial<Record<Name, string>>;
  const navigate = useNavigate();
  const change = (wanted: Partial<Record<Name, string | undefined>>) =>
    void navigate({ to: ".", search: Object.fromEntries(Object.entries({ ...search, ...wanted }).filter(([, value]) => value !== undefined && value !== "")) as never, replace: true });
  return [search, change];
}
