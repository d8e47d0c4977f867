/** A name as Danes write it: given names first. `undefined` where nobody has written one. */
export const citizenName = (citizen: { readonly givenNames: readonly string[]; readonly familyName?: string | null | undefined } | null): string | undefined => {
  const name = citizen === null ? "" : [...citizen.givenNames, citizen.familyName ?? ""].join(" ").trim();
  return name === "" ? undefined : name;
};
