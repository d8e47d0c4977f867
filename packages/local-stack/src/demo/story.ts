import type { Ready } from "../ready-file.ts";
import type { Stack } from "../stack/start-stack.ts";
import type { DemoMessage } from "./demo-message.ts";
import type { Person } from "./person.ts";
import type { Promises } from "./promises.ts";
import type { RequestedAddresses } from "./requested-addresses.ts";
import type { Timeline } from "./timeline.ts";

/** The people of the demo, signed in. */
export interface Cast {
  readonly caseworker: Person;
  readonly otherCaseworker: Person;
  readonly coordinator: Person;
  readonly otherCoordinator: Person;
  readonly anders: Person;
  readonly fatima: Person;
  readonly karen: Person;
  readonly citizen: Person;
  readonly selfReferrer: Person;
  readonly protectedCitizen: Person;
  readonly auditor: Person;
}

/** What each act of the story is given. */
export interface Story {
  readonly stack: Stack;
  readonly ready: Ready;
  readonly message: DemoMessage;
  readonly cast: Cast;
  readonly timeline: Timeline;
  readonly promises: Promises;
  readonly requested: RequestedAddresses;
  /** Turns the stack's clock forward, in every process. */
  turnClock(days: number): Promise<void>;
}
