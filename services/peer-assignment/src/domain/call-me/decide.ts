import { type Decision, happened, nothingToDo, refuse } from "@haandslag/contracts";
import type { CallMe, CallMeCommand, CallMeEvent } from "./call-me.ts";

/** Pure and total. Asked once, made once; both again is nothing to do. */
export function decide(command: CallMeCommand, call: CallMe | undefined): Decision<CallMeEvent> {
  switch (command.type) {
    case "askToBeRung": {
      const { organisationId, peerId, assignmentId, at } = command;
      return call === undefined ? happened({ type: "call-asked", organisationId, peerId, assignmentId, at }) : nothingToDo;
    }
    case "callMade":
      if (call === undefined) return refuse("NOT_FOUND");
      return call.status === "waiting" ? happened({ type: "call-made", at: command.at }) : nothingToDo;
    default:
      return command satisfies never;
  }
}
