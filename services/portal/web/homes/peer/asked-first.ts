import type { AskedFirst } from "../../app/asked-first.ts";
import { ask } from "../../calls/ask.ts";

export const peerHomeAsks = (): AskedFirst => [ask.peers.myAsks(), ask.peers.myCourses(), ask.peers.myCallMe(), ask.peers.myProfile()];
