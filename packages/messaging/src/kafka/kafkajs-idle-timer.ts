interface RequestQueue {
  pending: unknown[];
  scheduleCheckPendingRequests(): void;
}

/**
 * kafkajs 2.2.4 looks at each connection's queue again one millisecond after every look, for ever, also
 * where nothing waits: each idle connection costs a thousand timers a second, and with their negative
 * delay Node 24 prints a TimeoutNegativeWarning. Here it looks again only while something waits.
 */
export function stopIdleTimers(load: NodeJS.Require): void {
  const { prototype } = load("kafkajs/src/network/requestQueue") as { prototype: RequestQueue };
  const schedule = prototype.scheduleCheckPendingRequests;
  prototype.scheduleCheckPendingRequests = function (this: RequestQueue) {
    if (this.pending.length > 0) schedule.call(this);
  };
}
