import { DomainError } from "@haandslag/service-kit";

/** A cursor that no list of ours has given. */
export const wrongCursor = (): DomainError =>
  new DomainError("INPUT_INVALID", { fields: [{ field: "cursor", code: "WRONG_FORMAT", text: "This is no place in this list. Take it from the page before as it was, or leave it out for the first page." }] });
