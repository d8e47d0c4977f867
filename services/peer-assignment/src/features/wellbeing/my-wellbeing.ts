import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { wellbeingInstrument } from "../../storage/wellbeing.ts";
import { ownPeerId } from "./own-peer-id.ts";

/** The questions, and the peer's own answers so far: to that peer alone. */
export const myWellbeing = (deps: Deps) => async (who: Actor) => ({
  instrument: wellbeingInstrument,
  checks: await deps.held.wellbeing.of(deps.runner.pool, await ownPeerId(deps, who)),
});
