import type { peerCommands } from "@haandslag/contracts";
import type { z } from "zod";
import { demoPeers } from "./people.ts";

type Peer = Omit<z.input<typeof peerCommands.RegisterPeer>, "idempotencyKey">;

/** Havnen's peers: three who can be chosen, one whose competence nobody has attested yet. */
export const havnensPeers: readonly (Peer & { readonly isAttested: boolean })[] = [
  {
    peerId: demoPeers.anders.peerId, displayName: "Anders", employment: "volunteer", gender: "man", themes: ["loneliness", "loss-of-hope"], forms: ["individual"],
    languages: ["da"], times: ["weekday-evening", "weekend"], loadCap: 3, isAttested: true,
    ownWords: "Jeg har selv prøvet at miste håbet. I dag går jeg meget i skoven, og dér taler jeg bedst.",
  },
  {
    peerId: demoPeers.fatima.peerId, displayName: "Fatima", employment: "paid", gender: "woman", themes: ["loneliness", "asking-for-help", "minority-background"], forms: ["individual", "accompaniment"],
    languages: ["da", "ar"], times: ["weekday-morning", "weekday-afternoon"], loadCap: 5, isAttested: true,
    ownWords: "Det tog mig lang tid at bede om hjælp. Jeg går gerne med til svære møder.",
  },
  {
    peerId: demoPeers.karen.peerId, displayName: "Karen", employment: "volunteer", gender: "woman", themes: ["grief", "loneliness"], forms: ["individual"],
    languages: ["da", "en"], times: ["weekday-afternoon"], loadCap: 1, isAttested: true,
    ownWords: "Jeg mistede min mand og blev meget alene. Nu er jeg her for andre.",
  },
  {
    peerId: demoPeers.ole.peerId, displayName: "Ole", employment: "volunteer", gender: "man", themes: ["misuse"], forms: ["individual"],
    languages: ["da"], times: ["weekend"], loadCap: 2, isAttested: false,
    ownWords: "Jeg er ny her og glæder mig til at lære.",
  },
];
