import type { consentCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { endsAs } from "../domain/policies/acts-for.ts";
import type { RepresentationCommand } from "../domain/representation/decide.ts";
import type { ConsentDeps } from "./ports.ts";

/** From now on this login acts for the citizen no more. What it said yes to stands until it is revoked. */
export const endRepresentation = ({ runner, consents }: ConsentDeps) => (input: z.infer<typeof consentCommands.EndRepresentation>, who: Actor): Promise<{ representationId: string }> =>
  runCommand(runner, consents.representations, {
    name: "endRepresentation", id: input.representationId, input,
    mayKnow: (one) => endsAs(who, one, runner.clock.now()) !== undefined,
    command: (now, one): RepresentationCommand => ({ command: "end", by: (one === undefined ? undefined : endsAs(who, one, now)) ?? "staff", now }),
    result: ({ state: { representationId } }) => ({ representationId }),
  });
