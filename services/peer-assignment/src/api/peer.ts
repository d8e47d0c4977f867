import { Id, peerCommands } from "@haandslag/contracts";
import { z } from "zod";
import { api } from "./api.ts";
import { CallAsked, MeetingArranged, MyCallMe, MyAsks, MyCourses, MyProfile, MyWellbeing, OpenedAsk, OpenedContact, PeerMoved, SessionRecorded } from "./outputs.ts";

const peer = api.for("peer");
const peerOrCoordinator = api.for("peer", "coordinator");

export const peerProcedures = {
  myAsks: peer.output(MyAsks).query(({ ctx }) => ctx.features.myAsks(ctx.who)),
  openAsk: peer.input(peerCommands.OpenAsk).output(OpenedAsk).mutation(({ input, ctx }) => ctx.features.openAsk(input, ctx.who)),
  answerAsPeer: peer.input(peerCommands.AnswerAsPeer).output(z.object({ assignmentId: Id, answer: z.enum(["yes", "no"]) })).mutation(({ input, ctx }) => ctx.features.answerAsPeer(input, ctx.who)),
  myCourses: peer.output(MyCourses).query(({ ctx }) => ctx.features.myCourses(ctx.who)),
  openContact: peer.input(peerCommands.OpenContact).output(OpenedContact).mutation(({ input, ctx }) => ctx.features.openContact(input, ctx.who)),
  myProfile: peer.output(MyProfile).query(({ ctx }) => ctx.features.myProfile(ctx.who)),
  editMyWords: peer.input(peerCommands.EditMyWords).output(PeerMoved).mutation(({ input, ctx }) => ctx.features.editMyWords(input, ctx.who)),
  myWellbeing: peer.output(MyWellbeing).query(({ ctx }) => ctx.features.myWellbeing(ctx.who)),
  checkOwnWellbeing: peer.input(peerCommands.CheckOwnWellbeing).output(z.object({ checkId: Id })).mutation(({ input, ctx }) => ctx.features.checkOwnWellbeing(input, ctx.who)),
  forgetOwnWellbeing: peer.input(peerCommands.ForgetOwnWellbeing).output(z.object({ forgotten: z.literal(true) })).mutation(({ ctx }) => ctx.features.forgetOwnWellbeing(ctx.who)),
  askToBeRung: peer.input(peerCommands.AskToBeRung).output(CallAsked).mutation(({ input, ctx }) => ctx.features.askToBeRung(input, ctx.who)),
  myCallMe: peer.output(MyCallMe).query(({ ctx }) => ctx.features.myCallMe(ctx.who)),
  planMeeting: peerOrCoordinator.input(peerCommands.PlanMeeting).output(MeetingArranged).mutation(({ input, ctx }) => ctx.features.planMeeting(input, ctx.who)),
  moveMeeting: peerOrCoordinator.input(peerCommands.MoveMeeting).output(MeetingArranged).mutation(({ input, ctx }) => ctx.features.moveMeeting(input, ctx.who)),
  cancelMeeting: peerOrCoordinator.input(peerCommands.CancelMeeting).output(MeetingArranged).mutation(({ input, ctx }) => ctx.features.cancelMeeting(input, ctx.who)),
  recordSession: peerOrCoordinator.input(peerCommands.RecordSession).output(SessionRecorded).mutation(({ input, ctx }) => ctx.features.recordSession(input, ctx.who)),
};
