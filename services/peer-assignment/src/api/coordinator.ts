import { peerCommands } from "@haandslag/contracts";
import { api } from "./api.ts";
import { Asked, AssignmentMoved, AssignmentPage, AssignmentShown, CallMade, CallMePage, FoundPeers, MeetingPage, OrganisationFigures, PeerMoved, PeerPage } from "./outputs.ts";

const coordinator = api.for("coordinator");

export const coordinatorProcedures = {
  registerPeer: coordinator.input(peerCommands.RegisterPeer).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.registerPeer(input, ctx.who)),
  attestCompetence: coordinator.input(peerCommands.AttestCompetence).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.attestCompetence(input, ctx.who)),
  planSupervision: coordinator.input(peerCommands.PlanSupervision).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.planSupervision(input, ctx.who)),
  pausePeer: coordinator.input(peerCommands.PausePeer).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.pausePeer(input, ctx.who)),
  resumePeer: coordinator.input(peerCommands.ResumePeer).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.resumePeer(input, ctx.who)),
  peerLeaves: coordinator.input(peerCommands.PeerLeaves).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.peerLeaves(input, ctx.who)),
  listPeers: coordinator.input(peerCommands.ListPeers).output(PeerPage).query(({ input, ctx }) => ctx.features.listPeers(input, ctx.who)),

  listCallMes: coordinator.input(peerCommands.ListCallMes).output(CallMePage).query(({ input, ctx }) => ctx.features.listCallMes(input, ctx.who)),
  callMade: coordinator.input(peerCommands.CallMade).output(CallMade).mutation(({ input, ctx }) => ctx.features.callMade(input, ctx.who)),

  findPeers: coordinator.input(peerCommands.FindPeers).output(FoundPeers).mutation(({ input, ctx }) => ctx.features.findPeers(input, ctx.who)),
  askPeers: coordinator.input(peerCommands.AskPeers).output(Asked).mutation(({ input, ctx }) => ctx.features.askPeers(input, ctx.who)),
  endAssignment: coordinator.input(peerCommands.EndAssignment).output(AssignmentMoved).mutation(({ input, ctx }) => ctx.features.endAssignment(input, ctx.who)),
  listAssignments: coordinator.input(peerCommands.ListAssignments).output(AssignmentPage).query(({ input, ctx }) => ctx.features.listAssignments(input, ctx.who)),
  organisationFigures: coordinator.output(OrganisationFigures).query(({ ctx }) => ctx.features.organisationFigures(ctx.who)),
  listMeetings: coordinator.input(peerCommands.ListMeetings).output(MeetingPage).query(({ input, ctx }) => ctx.features.listMeetings(input, ctx.who)),
  getAssignment: coordinator.input(peerCommands.CourseByReferral).output(AssignmentShown).query(({ input, ctx }) => ctx.features.getAssignment(input, ctx.who)),
};
