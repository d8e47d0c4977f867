import type { ChimeItem, ChimeScore } from "@haandslag/contracts";
import type { clients } from "../../../calls/clients.ts";

export type MyCourse = Awaited<ReturnType<typeof clients.outcomes.myCourse.query>>;
export type MyCheckIn = MyCourse["checkIns"][number];
export type Answers = Partial<Record<ChimeItem, ChimeScore>>;
type Scores = NonNullable<MyCheckIn["scores"]>;

/** Five parts and no total (OUT-09): connectedness keeps its four targets, empowerment its two halves. */
export const partsOfChime: readonly { readonly part: "connectedness" | "hope" | "identity" | "meaning" | "empowerment"; readonly items: readonly { readonly item: ChimeItem; readonly of: (scores: Scores) => number | null }[] }[] = [
  { part: "connectedness", items: [
    { item: "connectedness-peer", of: ({ connectedness }) => connectedness.peer }, { item: "connectedness-group", of: ({ connectedness }) => connectedness.group },
    { item: "connectedness-family-and-friends", of: ({ connectedness }) => connectedness.familyAndFriends }, { item: "connectedness-society", of: ({ connectedness }) => connectedness.society },
  ] },
  { part: "hope", items: [{ item: "hope", of: ({ hope }) => hope }] },
  { part: "identity", items: [{ item: "identity", of: ({ identity }) => identity }] },
  { part: "meaning", items: [{ item: "meaning", of: ({ meaning }) => meaning }] },
  { part: "empowerment", items: [{ item: "empowerment-resources", of: ({ empowerment }) => empowerment.resources }, { item: "empowerment-agency", of: ({ empowerment }) => empowerment.agency }] },
];
