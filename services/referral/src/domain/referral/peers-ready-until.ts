import type { Referral } from "./state.ts";

/** Until when the citizen may choose among the peers that she was last told of (notePeersOffered). */
export const peersReadyUntil = ({ noticed }: Pick<Referral, "noticed">): string | undefined =>
  noticed.findLast((notice) => notice.startsWith("peers-ready:"))?.split(":").slice(2).join(":");
