/** A peer who asks to be rung by their coordinator: who, at most which course, and when. There is no field for words (ASG-12). */
export interface CallMe {
  readonly status: "waiting" | "made";
  readonly organisationId: string;
  readonly peerId: string;
  readonly assignmentId: string | null;
  readonly askedAt: string;
  readonly madeAt: string | null;
}

export type CallMeCommand =
  | { readonly type: "askToBeRung"; readonly organisationId: string; readonly peerId: string; readonly assignmentId: string | null; readonly at: string }
  | { readonly type: "callMade"; readonly at: string };

export type CallMeEvent =
  | { readonly type: "call-asked"; readonly organisationId: string; readonly peerId: string; readonly assignmentId: string | null; readonly at: string }
  | { readonly type: "call-made"; readonly at: string };
