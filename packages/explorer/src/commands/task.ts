import type { Explored, Violation } from "../search/explore-world.ts";
import type { Bounds } from "../world/bounds.ts";

export type Task =
  | { readonly kind: "world"; readonly bounds: Bounds; readonly maxStates: number }
  | { readonly kind: "mutant"; readonly name: string };

export type Answer =
  | { readonly kind: "progress"; readonly name: string; readonly states: number; readonly transitions: number; readonly depth: number }
  | { readonly kind: "world"; readonly explored: Explored }
  | { readonly kind: "mutant"; readonly name: string; readonly violation: Violation | null };
