import type { Page } from "playwright-core";
import type { Cast } from "./cast.ts";

/** Something that somebody has just done, and the page on which it can be seen. */
export interface StoryStep<Title extends string = string> {
  readonly title: Title;
  readonly person: keyof Omit<Cast, "portal">;
  readonly page: Page;
}

export type Steps = AsyncGenerator<StoryStep, void, undefined>;
