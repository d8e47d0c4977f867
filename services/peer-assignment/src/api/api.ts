import { apiOf } from "@haandslag/service-kit";
import type { PeerAssignmentFeatures } from "../features/index.ts";

export const api = apiOf<PeerAssignmentFeatures>();
