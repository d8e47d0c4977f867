import type { peerCommands } from "@haandslag/contracts";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { Deps } from "../../ports/deps.ts";
import { wellbeingInstrument } from "../../storage/wellbeing.ts";
import { ownPeerId } from "./own-peer-id.ts";

/** How the peer is, by their own word and for nobody else (ASG-09). Nobody is asked to do it, and nobody learns whether it was done. */
export const checkOwnWellbeing = (deps: Deps) => async ({ idempotencyKey, answers }: z.infer<typeof peerCommands.CheckOwnWellbeing>, who: Actor) => {
  const { pool, clock } = deps.runner;
  const { id, version } = wellbeingInstrument;
  return { checkId: await deps.held.wellbeing.save(pool, await ownPeerId(deps, who), idempotencyKey, { at: clock.now().toISOString(), instrument: `${id}|${version}`, answers }) };
};
