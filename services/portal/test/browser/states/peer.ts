import { atPath, type PageState } from "./page-state.ts";

export const peerStates: readonly PageState[] = [atPath("/peer", "Fatima Peer")];
