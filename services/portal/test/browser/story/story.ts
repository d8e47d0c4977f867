import { accepting, linksUnder, newLink } from "./accepting.ts";
import { answering } from "./answering.ts";
import { asking } from "./asking.ts";
import type { Cast, Citizen } from "./cast.ts";
import { choosing } from "./choosing.ts";
import { auditing, closing, stopping } from "./ending.ts";
import type { Steps } from "./step.ts";
import { walking } from "./walking.ts";

/** From the question about danger to the case that the coordinator has opened: everything by pressing and typing. */
async function* referred(cast: Cast, of: Citizen): Steps {
  const offers = "/organisation/offers/";
  const before = await linksUnder(cast.coordinator.page, offers);
  yield* asking(cast, of);
  yield* answering(cast);
  yield* accepting(cast, await newLink(cast.coordinator.page, offers, before));
}

/** The main job, to its good end. After each step it says who did it, and on which page it can be seen. */
export async function* story(cast: Cast, of: Citizen): Steps {
  yield* referred(cast, of);
  yield* choosing(cast);
  yield* walking(cast);
  yield* closing(cast);
  yield* auditing(cast);
}

/** The same until the case is open, and then the citizen stops all of it. */
export async function* stoppedStory(cast: Cast, of: Citizen): Steps {
  yield* referred(cast, of);
  yield* stopping(cast);
  yield* auditing(cast);
}
