import type { ChimeItem, NoticeLanguage } from "@haandslag/contracts";

/** The product's own short check-in, version 1: nine questions in CHIME's five parts, each 0 to 4, any of them skipped. */
export interface Instrument {
  readonly id: string;
  readonly version: string;
  readonly items: readonly { readonly item: ChimeItem; readonly text: Readonly<Record<NoticeLanguage, string>> }[];
  readonly scale: Readonly<Record<NoticeLanguage, readonly string[]>>;
}
