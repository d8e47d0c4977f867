import type { DataCategory, ShownNotice } from "@haandslag/contracts";
import type { ConsentEvent } from "../consent/events.ts";
import type { ActedFor, Assisted, Yes } from "../consent/state.ts";

/** Whose change it was. No name, and of the citizen or whoever acts for her no login either. */
export interface ChangedBy {
  /** `time`: a deadline; `referral`: what became of the referral; `service`: asked for through another service. */
  readonly kind: "citizen" | "representative" | "staff" | "service" | "time" | "referral";
  readonly role: string | null;
  readonly tenantId: string | null;
  readonly unitId: string | null;
  readonly userId: string | null;
}

/** One change of a consent, as the citizen reads it. Times ISO 8601 in UTC. */
export interface EpochLine {
  readonly epoch: number;
  readonly what: Exclude<ConsentEvent["type"], "reminded">;
  readonly at: string;
  readonly by: ChangedBy;
  /** Its place among all changes and disclosures between this citizen and recipient. */
  readonly position: number;
  /** What is shared from here on. */
  readonly shared: readonly DataCategory[];
  readonly validFrom: string | null;
  readonly expiresAt: string | null;
  readonly despiteProtection: boolean;
  /** Only of an answer: how it was given, and the text that was shown. */
  readonly method: "login" | Assisted["method"] | null;
  readonly notice: ShownNotice | null;
  /** By what right somebody else answered. */
  readonly actedAs: ActedFor["kind"] | null;
  /** Why it ended by itself. */
  readonly because: string | null;
  readonly lawRow: string | null;
}

/** An epoch with what happened, as the tables have them. */
export interface EpochWithEvent {
  readonly consentId: string;
  readonly epoch: number;
  readonly position: number;
  readonly status: string;
  readonly categories: readonly DataCategory[];
  readonly validFrom: Date | null;
  readonly expiresAt: Date | null;
  readonly despiteProtection: boolean;
  readonly lawRow: string | null;
  readonly at: Date;
  readonly event: ConsentEvent;
  readonly actor: { readonly userId?: string; readonly role?: string; readonly tenantId?: string; readonly unitId?: string } | null;
}

/** @throws where a reminder is given, which is no epoch: the history is broken */
export function epochLine({ epoch, position, status, categories, validFrom, expiresAt, despiteProtection, lawRow, at, event, actor }: EpochWithEvent): EpochLine {
  if (event.type === "reminded") throw new Error("A reminder is no epoch: the history of a consent is broken.");
  const { assisted, yes } = saidIn(event);
  return {
    epoch, what: event.type, at: at.toISOString(), by: changedBy(event, actor), position,
    shared: status === "granted" ? categories : [],
    validFrom: validFrom?.toISOString() ?? null, expiresAt: expiresAt?.toISOString() ?? null, despiteProtection,
    method: yes?.method ?? assisted?.method ?? (event.type === "refused" && event.by !== "staff" ? "login" : null),
    notice: yes?.notice ?? assisted?.notice ?? null,
    actedAs: actedFor(yes)?.kind ?? null,
    because: "because" in event ? event.because : null,
    lawRow,
  };
}

function saidIn(event: ConsentEvent): { readonly yes?: Yes; readonly assisted?: Assisted | undefined } {
  switch (event.type) {
    case "granted":
    case "renewed": return { yes: event.yes };
    case "refused": return { assisted: event.assisted };
    default: return {};
  }
}

const actedFor = (yes: Yes | undefined): ActedFor | undefined => (yes !== undefined && "actedFor" in yes ? yes.actedFor : undefined);

function changedBy(event: ConsentEvent, actor: EpochWithEvent["actor"]): ChangedBy {
  const nobody = { role: null, tenantId: null, unitId: null, userId: null };
  if (event.type === "lapsed" || event.type === "expired") return { kind: event.because === "referral-over" ? "referral" : "time", ...nobody };
  const { role = null, tenantId = null, unitId = null, userId = null } = actor ?? {};
  if (role === "citizen") return { kind: actedForAnother(event) ? "representative" : "citizen", ...nobody, role };
  if (role === "service" || role === null) return { kind: "service", ...nobody, role, userId };
  return { kind: "staff", role, tenantId, unitId, userId };
}

function actedForAnother(event: ConsentEvent): boolean {
  return "by" in event ? event.by === "representative" : actedFor(saidIn(event).yes) !== undefined;
}
