import type { Domain } from "../domain.ts";
import { exploreWorld } from "../search/explore-world.ts";
import type { Violation } from "../search/explore-world.ts";
import type { Mutant } from "./mutant.ts";
import { mutantsOfConsent } from "./of-consent.ts";
import { mutantsOfTheOthers } from "./of-the-others.ts";

export const mutants: readonly Mutant[] = [...mutantsOfConsent, ...mutantsOfTheOthers];

/** Looks for the mutant's fault in its world. @returns the shortest way to a violation of the rule that it breaks, or undefined where it gets away */
export const hunt = (real: Domain, mutant: Mutant): Violation | undefined =>
  exploreWorld(mutant.mutate(real), mutant.world, { until: (rule) => rule === mutant.breaks }).violations.find(({ rule }) => rule === mutant.breaks);
