/** The decision, for whoever measures or explores it. */
export { decide } from "./decide.ts";
export { decideDisclosure } from "./decide-disclosure.ts";
export { readConsents } from "./read-consents.ts";
export { readRequest } from "./read-request.ts";
