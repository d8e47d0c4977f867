export { parseCprNumber, type CprNumber, type CprNumberError, type ParsedCprNumber } from "./cpr-number.ts";
export { ageOn, isAdult } from "./age.ts";
export { localDateOf, type LocalDate } from "./local-date.ts";
export { endOfLocalDay } from "./end-of-local-day.ts";
export type { Authority, RegionMembership, Validity } from "./authority.ts";
export { authorities, authoritiesOn, findAuthority, regionOf, successorOf } from "./authorities.ts";
export { type ConfirmedNumber, psychiatricNumberFor, publishedNumbers } from "./emergency-numbers.ts";
export { keptBackOf, type KeptBack } from "./protection-law.ts";
export { localProtectionRegister, type ProtectionRegister, type ProtectionStatus } from "./protection-register.ts";
