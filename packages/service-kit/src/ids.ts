import { v7 } from "uuid";

/** Where new ids come from; tests pass a sequence. */
export interface Ids {
  next(): string;
}

/** UUID version 7 (RFC 9562): sorts by the time it was made, which keeps indexes compact. */
export const uuidv7Ids: Ids = { next: () => v7() };
