import type { Domain } from "../domain.ts";
import type { Bounds } from "../world/bounds.ts";

/** The domain with one thing wrong. If the explorer does not find it, the explorer is what is wrong. */
export interface Mutant {
  readonly name: string;
  /** The rule that is broken. */
  readonly breaks: string;
  mutate(real: Domain): Domain;
  /** The smallest world in which it shows. */
  readonly world: Bounds;
}
