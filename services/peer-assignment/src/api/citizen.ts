import { Id, peerCommands } from "@haandslag/contracts";
import { z } from "zod";
import { api } from "./api.ts";
import { AssignmentMoved, Chosen, MyAssignment, Proposals } from "./outputs.ts";

const citizen = api.for("citizen");

export const citizenProcedures = {
  proposals: citizen.input(peerCommands.CourseByReferral).output(Proposals).query(({ input, ctx }) => ctx.features.proposals(input, ctx.who)),
  myAssignment: citizen.input(peerCommands.CourseByReferral).output(MyAssignment).query(({ input, ctx }) => ctx.features.myAssignment(input, ctx.who)),
  choosePeer: citizen.input(peerCommands.ChoosePeer).output(Chosen).mutation(({ input, ctx }) => ctx.features.choosePeer(input, ctx.who)),
  chooseNone: citizen.input(peerCommands.ChooseNone).output(AssignmentMoved).mutation(({ input, ctx }) => ctx.features.chooseNone(input, ctx.who)),
  avoidPeer: citizen.input(peerCommands.AvoidPeer).output(z.object({ referralId: Id, peerId: Id })).mutation(({ input, ctx }) => ctx.features.avoidPeer(input, ctx.who)),
  wishToGive: citizen.input(peerCommands.WishToGive).output(z.object({ referralId: Id, wishes: z.boolean() })).mutation(({ input, ctx }) => ctx.features.wishToGive(input, ctx.who)),
  handBack: api.for("citizen", "peer").input(peerCommands.HandBack).output(AssignmentMoved).mutation(({ input, ctx }) => ctx.features.handBack(input, ctx.who)),
};
