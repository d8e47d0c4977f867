import { ConsentRequested, CourseEnded, CourseStarted, HandedBack, LookedUp, Offered, PeersAsked } from "@haandslag/contracts";

/** Who takes part in a referral, as far as events have said. */
export interface Parties {
  readonly authorityId: string | null;
  /** The unit whose staff opened the case, hence whose calls know it. */
  readonly unitId: string | null;
  /** To whom it was offered last. Before that an organisation knows nothing of it, and so it is told nothing. */
  readonly organisationId: string | null;
  /** Whose course runs. */
  readonly peerId: string | null;
}

export const nobody: Parties = { authorityId: null, unitId: null, organisationId: null, peerId: null };

/** An event as it came, by its type's name. */
export interface Heard {
  readonly type: string;
  readonly data: unknown;
}

/** What is known after an event. */
export function learn(known: Parties, { type, data }: Heard): Parties {
  switch (type) {
    case ConsentRequested.type: {
      const authority = [asked(data).discloser, asked(data).recipient].find(({ kind }) => kind === "authority");
      return authority !== undefined && "id" in authority ? { ...known, authorityId: authority.id } : known;
    }
    case Offered.type: {
      const { authorityId, organisationId } = Offered.data.parse(data);
      return { ...known, authorityId: authorityId ?? known.authorityId, organisationId, peerId: null };
    }
    case LookedUp.type: {
      const { tenantId, unitId } = LookedUp.data.parse(data);
      return { ...known, authorityId: tenantId, unitId };
    }
    case PeersAsked.type: return { ...known, peerId: null };
    case CourseStarted.type: return { ...known, peerId: CourseStarted.data.parse(data).peerId };
    case CourseEnded.type:
    case HandedBack.type:
      return { ...known, peerId: null };
    default: return known;
  }
}

const asked = (data: unknown) => ConsentRequested.data.parse(data);
