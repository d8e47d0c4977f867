import type { peerCommands } from "@haandslag/contracts";
import { DomainError, runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import { isChosenPeer } from "../../domain/assignment/access.ts";
import type { CallMeCommand } from "../../domain/call-me/call-me.ts";
import type { Deps } from "../../ports/deps.ts";
import { findNewestCall, isAskedAlready } from "../../storage/call-mes.ts";
import { getAssignment } from "../../storage/get-assignment.ts";

/**
 * "Ring to me", to the coordinator, without a word of why (ASG-12). One call waits at a time: pressed again it is the same
 * one. It opens nothing: name and contact of a citizen stay where they are.
 */
export const askToBeRung = (deps: Deps) => async (input: z.infer<typeof peerCommands.AskToBeRung>, who: Actor) => {
  const { runner: { pool }, callMes } = deps;
  const { tenantId: organisationId = "", peerId = "" } = who;
  const peer = (await deps.peers.store.find(pool, peerId))?.state;
  if (peer === undefined || peer.status === "left" || peer.organisationId !== organisationId) throw new DomainError("NOT_FOUND");
  const assignmentId = input.referralId === undefined ? null : await ownAssignment(deps, input.referralId, who);
  const waiting = async () => {
    const newest = await findNewestCall(pool, peerId);
    return newest?.call.status === "waiting" ? { callId: newest.callId, askedAt: newest.call.askedAt } : undefined;
  };
  const asked = await waiting();
  if (asked !== undefined) return asked;
  const callId = deps.ids.next();
  try {
    return await runCommand(deps.runner, callMes, {
      name: "askToBeRung", id: callId, makes: true, input,
      command: (now): CallMeCommand => ({ type: "askToBeRung", organisationId, peerId, assignmentId, at: now.toISOString() }),
      result: ({ id, state }) => ({ callId: id, askedAt: state.askedAt }),
    });
  } catch (error) {
    const other = isAskedAlready(error) ? await waiting() : undefined;
    if (other === undefined) throw error;
    return other;
  }
};

async function ownAssignment({ runner, assignments }: Deps, referralId: string, who: Actor): Promise<string> {
  const { id, state } = await getAssignment(runner.pool, assignments, referralId);
  if (!isChosenPeer(state, who)) throw new DomainError("NOT_FOUND");
  return id;
}
