import type { Logger } from "pino";
import { describeFailure } from "./failures.ts";

export interface OutageLog {
  begins(error: unknown): void;
  over(): void;
}

/** One line when something goes away and one when it is back, however often it is tried in between. */
export function outageLog(log: Logger, gone: string, back: string): OutageLog {
  let since: number | undefined;
  return {
    begins(error) {
      if (since !== undefined) return;
      since = Date.now();
      const cause = error instanceof Error && error.cause !== undefined ? error.cause : error;
      log.warn({ failure: describeFailure(cause) }, gone);
    },
    over() {
      if (since === undefined) return;
      log.info({ awayMs: Date.now() - since }, back);
      since = undefined;
    },
  };
}
