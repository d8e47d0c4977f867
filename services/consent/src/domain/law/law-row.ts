import type { AgeBand, Purpose, RepresentationKind } from "@haandslag/contracts";

/** Who sends, as the law tells senders apart. It follows the health professional, not the region that employs her (domain.md). */
export type SenderKind = "authority" | "health-professional" | "organisation" | "citizen";

/** One fact of the law, where it stands, and whether a statute says it or we do. */
export interface Ruled<Value> {
  readonly is: Value;
  /** The paragraph; of a rule of the product the rule's number, or the paragraph that it goes beyond. */
  readonly paragraph: string;
  readonly origin: "law" | "rule of the product";
}

export type Grantor = "citizen" | RepresentationKind;

interface Dated {
  /** Names the row for good: it stands in every consent that was asked under it. A law that changes gets a new row. */
  readonly id: string;
  readonly ages: AgeBand;
  /** First day in Denmark, `YYYY-MM-DD`. */
  readonly from: string;
  /** The first day on which it holds no more; null: no end is known. */
  readonly to: string | null;
}

/** What holds for one kind of sender, one purpose and one age, between two dates. */
export interface LawRow extends Dated {
  readonly says: "may be asked";
  readonly sender: SenderKind;
  readonly purpose: Purpose;
  /** What a yes lifts. The sender's own basis for processing is another thing. */
  readonly lifts: Ruled<"secrecy" | "nothing">;
  /** `written`: a login or paper, and by word of mouth only where the case calls for it. `explicit`: any that is recorded. */
  readonly form: Ruled<"written" | "explicit">;
  /** After so many years a consent has ended, whatever the citizen chose (CON-10). */
  readonly longestLifeYears: Ruled<number>;
  /** Where the yes must be entered. */
  readonly journal: Ruled<"health-record" | "case-record" | "consent-record">;
  readonly mayGrant: Ruled<readonly Grantor[]>;
  readonly mayAlwaysWithdraw: Ruled<readonly ("citizen" | "representative" | "staff")[]>;
  /** What the consent rests on, word for word as the notice says it: by language, one for each that notices are published in. */
  readonly words: Readonly<Record<string, string>>;
}

/** A row that refuses: nobody is asked, whoever sends and for whatever purpose. */
export interface RefusingRow extends Dated {
  readonly says: "refused";
  readonly why: Ruled<"under-15">;
  /** What whoever asked is told, as it is. */
  readonly sentence: Readonly<Record<"da" | "en", string>>;
}
