import { PassThrough } from "node:stream";
import { DomainError } from "@haandslag/service-kit";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { Own } from "../domain/listener.ts";
import type { ChangeFeed } from "../features/changes/change-feed.ts";
import type { Outlet } from "../features/changes/follower.ts";
import type { CurrentSession } from "../features/login/current-session.ts";
import type { Cookies } from "./cookies.ts";
import { headerOf, type PortalRequests } from "./portal-request.ts";
import { mustBeSameSite } from "./same-site.ts";

const heartbeatMs = 15_000;
/** Who reads so slowly comes again, and goes on from what was read. */
const mostUnread = 1_000_000;
/** Open connections of one session; the oldest gives way. */
const mostOfSession = 12;

interface RouteDeps {
  readonly portal: string;
  readonly cookies: Cookies;
  readonly requests: PortalRequests;
  readonly current: CurrentSession;
  readonly feed: ChangeFeed;
  own(accessToken: string): Promise<readonly Own[]>;
}

/** `GET /changes`: what changes for the person, as server-sent events, from after `Last-Event-ID` or `?after=`. */
export function changesRoute(server: FastifyInstance, o: RouteDeps): void {
  const open = new Map<string, PassThrough[]>();

  server.get("/changes", { exposeHeadRoute: false }, (request, reply) => o.requests.within(request, async () => {
    mustBeSameSite(request, o.portal);
    const after = positionIn(request);
    const cookie = o.cookies.session(request);
    const session = await o.current.get(cookie);
    const stream = new PassThrough();
    const beat = setInterval(() => write(": \n\n"), heartbeatMs);
    const write = (text: string) => {
      if (stream.writableEnded || stream.destroyed) return;
      if (stream.writableLength > mostUnread) stream.destroy();
      else stream.write(text);
    };
    const outlet: Outlet = {
      // An id without data is kept by the browser as the place to go on from, and nobody is told.
      at: (position) => write(`id: ${position}\n\n`),
      change: (position, told) => write(`id: ${position}\nevent: change\ndata: ${JSON.stringify(told)}\n\n`),
      end(why) {
        if (why === "session-ended") write("event: session-ended\ndata: {}\n\n");
        stream.end();
      },
    };
    const follower = await o.feed.open({
      sessionId: session.id, user: session.user, after, outlet,
      // Asked at once and later: the token of the session as it then is.
      own: async () => o.own(await o.current.accessTokenOf(await o.current.get(cookie))),
    });
    const mine = [...(open.get(session.id) ?? []), stream];
    open.set(session.id, mine);
    if (mine.length > mostOfSession) mine.shift()?.end();
    stream.once("close", () => {
      clearInterval(beat);
      follower.leave();
      const left = (open.get(session.id) ?? []).filter((each) => each !== stream);
      if (left.length === 0) open.delete(session.id);
      else open.set(session.id, left);
    });
    // The response's and not the request's: that one closes when it has been read.
    reply.raw.once("close", () => stream.destroy());
    write("retry: 1000\n\n");
    return reply.header("content-type", "text/event-stream; charset=utf-8").header("x-accel-buffering", "no").send(stream);
  }));
}

/** @throws DomainError INPUT_INVALID where it is no position */
function positionIn(request: FastifyRequest): number | undefined {
  const asked = headerOf(request, "last-event-id") ?? new URLSearchParams(request.raw.url?.split("?")[1] ?? "").get("after") ?? "";
  if (asked === "") return undefined;
  if (!/^\d{1,15}$/.test(asked)) throw new DomainError("INPUT_INVALID", { fields: [{ field: "after", code: "WRONG_FORMAT", text: "A position is a whole number." }] });
  return Number(asked);
}
