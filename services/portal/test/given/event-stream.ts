import type { Visitor } from "./visitor.ts";

export interface Told {
  readonly id: number | undefined;
  readonly event: string;
  readonly data: { readonly type?: string; readonly referralId?: string | null };
}

/** A page that listens on /changes, as an EventSource does: keeps what was told and the last id. */
export async function listen(portal: string, who: Visitor, from: { lastEventId?: number | undefined; after?: number } = {}) {
  const leave = new AbortController();
  const answer = await fetch(`${portal}/changes${from.after === undefined ? "" : `?after=${from.after}`}`, {
    signal: leave.signal,
    headers: { accept: "text/event-stream", cookie: `haandslag_session=${who.cookie() ?? ""}`, "sec-fetch-site": "same-origin", ...(from.lastEventId === undefined ? {} : { "last-event-id": String(from.lastEventId) }) },
  });
  const told: Told[] = [];
  const state = { lastEventId: from.lastEventId, isOpen: answer.ok };
  const reading = read().catch(() => undefined).finally(() => { state.isOpen = false; });

  async function read(): Promise<void> {
    let rest = "";
    for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
      const blocks = (rest + chunk).split("\n\n");
      rest = blocks.pop() ?? "";
      for (const block of blocks) take(block);
    }
  }
  function take(block: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(block)?.[1];
    const id = field("id");
    if (id !== undefined) state.lastEventId = Number(id);
    const data = field("data");
    if (data !== undefined) told.push({ id: id === undefined ? undefined : Number(id), event: field("event") ?? "message", data: JSON.parse(data) as Told["data"] });
  }
  return {
    status: answer.status, headers: answer.headers, told, state,
    /** What changed, without the events of the stream's own. */
    changes: () => told.filter(({ event }) => event === "change").map(({ data }) => data),
    async leave() {
      leave.abort();
      await reading;
    },
  };
}
