import type { ProcedureMeta } from "@haandslag/service-kit";
import { type Actor, type Role, roles } from "@haandslag/service-kit/auth";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { router } from "../../src/api/router.ts";
import { bridge, citizen, coordinatorOf, type Given, givenService, harbour, peerLogin, refusal } from "../given.ts";

let given: Given;
let referralId: string;
let assignmentId: string;
let asked: string;
let chosen: string;
let running: string;
let runningId: string;
let callId: string;
beforeAll(async () => {
  given = await givenService();
  asked = await given.peer();
  chosen = await given.peer();
  referralId = await given.accepted();
  assignmentId = await given.ask(referralId, [asked]);
  running = await given.active(chosen);
  callId = (await given.as(peerLogin(chosen)).askToBeRung(key())).callId;
  runningId = (await given.as(coordinatorOf(harbour)).getAssignment({ referralId: running })).assignmentId;
});
afterAll(() => given.drop());

type Call = (caller: ReturnType<Given["as"]>) => Promise<unknown>;
/** Who may, and what the same role of another organisation (or another citizen) is told about one thing. */
type Row = { may: readonly Role[]; call: Call; toStrangers: "NOT_FOUND" | "own things only" };
const key = () => given.key();

const table: Record<string, Row> = {
  registerPeer: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.registerPeer({ ...key(), peerId: asked, displayName: "x", employment: "paid", themes: ["grief"], forms: ["individual"], languages: ["da"], ownWords: "x", loadCap: 1 }) },
  attestCompetence: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.attestCompetence({ ...key(), peerId: asked }) },
  planSupervision: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.planSupervision({ ...key(), peerId: asked, nextSupervision: "2027-01-01" }) },
  pausePeer: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.pausePeer({ ...key(), peerId: asked }) },
  resumePeer: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.resumePeer({ ...key(), peerId: asked }) },
  peerLeaves: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.peerLeaves({ ...key(), peerId: asked }) },
  listPeers: { may: ["coordinator"], toStrangers: "own things only", call: async (c) => (await c.listPeers({ limit: 9 })).peers },
  findPeers: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.findPeers({ ...key(), referralId }) },
  askPeers: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.askPeers({ ...key(), referralId, peerIds: [asked] }) },
  endAssignment: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.endAssignment({ ...key(), referralId }) },
  listAssignments: { may: ["coordinator"], toStrangers: "own things only", call: async (c) => (await c.listAssignments({ limit: 9 })).assignments },
  organisationFigures: { may: ["coordinator"], toStrangers: "own things only", call: async (c) => (await c.organisationFigures()).courses },
  getAssignment: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.getAssignment({ referralId }) },
  myAsks: { may: ["peer"], toStrangers: "own things only", call: (c) => c.myAsks() },
  openAsk: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.openAsk({ ...key(), assignmentId }) },
  answerAsPeer: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.answerAsPeer({ ...key(), assignmentId, answer: "no" }) },
  myCourses: { may: ["peer"], toStrangers: "own things only", call: (c) => c.myCourses() },
  openContact: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.openContact({ ...key(), referralId: running }) },
  recordSession: { may: ["peer", "coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.recordSession({ ...key(), referralId: running, date: "2026-03-02", minutes: 50, attendance: "both" }) },
  myProfile: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.myProfile() },
  editMyWords: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.editMyWords({ ...key(), ownWords: "x" }) },
  myWellbeing: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.myWellbeing() },
  checkOwnWellbeing: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.checkOwnWellbeing({ ...key(), answers: { "energy-for-it": 2 } }) },
  forgetOwnWellbeing: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.forgetOwnWellbeing(key()) },
  askToBeRung: { may: ["peer"], toStrangers: "NOT_FOUND", call: (c) => c.askToBeRung({ ...key(), referralId: running }) },
  myCallMe: { may: ["peer"], toStrangers: "own things only", call: async (c) => [await c.myCallMe()].filter((each) => each !== null) },
  listCallMes: { may: ["coordinator"], toStrangers: "own things only", call: async (c) => (await c.listCallMes({ alsoMade: true })).calls },
  callMade: { may: ["coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.callMade({ ...key(), callId }) },
  planMeeting: { may: ["peer", "coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.planMeeting({ ...key(), assignmentId: runningId, startsAt: "2026-03-05T09:00:00.000Z" }) },
  moveMeeting: { may: ["peer", "coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.moveMeeting({ ...key(), assignmentId: runningId, meetingId: runningId, startsAt: "2026-03-05T09:00:00.000Z" }) },
  cancelMeeting: { may: ["peer", "coordinator"], toStrangers: "NOT_FOUND", call: (c) => c.cancelMeeting({ ...key(), assignmentId: runningId, meetingId: runningId }) },
  listMeetings: { may: ["coordinator"], toStrangers: "own things only", call: async (c) => (await c.listMeetings({})).meetings },
  proposals: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.proposals({ referralId }) },
  myAssignment: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.myAssignment({ referralId }) },
  choosePeer: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.choosePeer({ ...key(), referralId, peerId: asked }) },
  chooseNone: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.chooseNone({ ...key(), referralId }) },
  avoidPeer: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.avoidPeer({ ...key(), referralId, peerId: asked }) },
  wishToGive: { may: ["citizen"], toStrangers: "NOT_FOUND", call: (c) => c.wishToGive({ ...key(), referralId: running, wishes: true }) },
  handBack: { may: ["citizen", "peer"], toStrangers: "NOT_FOUND", call: (c) => c.handBack({ ...key(), referralId: running }) },
};

const stranger: Record<Role, Actor> = {
  caseworker: { userId: "u1", role: "caseworker", tenantId: "municipality-0101", unitId: "unit" },
  "team-leader": { userId: "u2", role: "team-leader", tenantId: "municipality-0101", unitId: "unit" },
  coordinator: coordinatorOf(bridge),
  peer: peerLogin("019aa000-0000-7000-8000-0000000000ff", bridge),
  citizen: citizen("z"),
  auditor: { userId: "u3", role: "auditor", tenantId: harbour },
  service: { userId: "u4", role: "service", service: "outcomes" },
};

describe("CON-29 every procedure × every role", () => {
  it("each procedure has a row, and its row says what its code says", () => {
    const procedures = Object.entries(router._def.procedures).map(([name, procedure]) => [name, (procedure._def.meta as ProcedureMeta | undefined)?.roles]);
    expect(Object.fromEntries(procedures)).toEqual(Object.fromEntries(Object.entries(table).map(([name, { may }]) => [name, expect.arrayContaining([...may])])));
    for (const [name, may] of procedures) expect(may, String(name)).toHaveLength(table[String(name)]?.may.length ?? 0);
  });

  const cases = Object.entries(table).flatMap(([name, row]) => roles.map((role) => [name, role, row] as const));
  it.each(cases)("%s by a %s who has nothing to do with it", async (_name, role, { may, call, toStrangers }) => {
    const caller = given.as(stranger[role]);
    if (!may.includes(role)) expect(await refusal(call(caller))).toBe("NOT_ALLOWED");
    else if (toStrangers === "NOT_FOUND") expect(await refusal(call(caller))).toBe("NOT_FOUND");
    else expect(await call(caller)).toEqual([]);
  });

  it("a peer of the same organisation who was neither asked nor chosen is told the same", async () => {
    const other = given.as(peerLogin(await given.peer()));
    for (const name of ["openAsk", "answerAsPeer", "openContact", "recordSession", "planMeeting", "moveMeeting", "cancelMeeting", "handBack"]) expect(await refusal(table[name]?.call(other) ?? Promise.resolve()), name).toBe("NOT_FOUND");
    expect([await other.myAsks(), await other.myCourses()]).toEqual([[], []]);
  });

  it("a thing that is not there at all is answered in the same way", async () => {
    const nowhere = given.ids.next();
    expect(await refusal(given.as(coordinatorOf(harbour)).getAssignment({ referralId: nowhere }))).toBe("NOT_FOUND");
    expect(await refusal(given.as(citizen("a")).proposals({ referralId: nowhere }))).toBe("NOT_FOUND");
    expect(await refusal(given.as(coordinatorOf(harbour)).pausePeer({ ...key(), peerId: nowhere }))).toBe("NOT_FOUND");
  });
});
