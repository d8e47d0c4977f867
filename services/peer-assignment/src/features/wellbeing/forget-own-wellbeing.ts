import type { Actor } from "@haandslag/service-kit/auth";
import type { Deps } from "../../ports/deps.ts";
import { ownPeerId } from "./own-peer-id.ts";

/** Deletes all of the peer's own checks for good. */
export const forgetOwnWellbeing = (deps: Deps) => async (who: Actor) => {
  await deps.held.wellbeing.forget(deps.runner.pool, await ownPeerId(deps, who));
  return { forgotten: true as const };
};
