import { accountIdFor } from "@haandslag/local-stack/login";

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly url: string;
}

export interface SessionShown {
  readonly user: { readonly name: string; readonly role: string } | null;
  readonly csrfToken: string;
  readonly idleEndsAt: string | null;
  readonly endsAt: string | null;
}

const mostRedirects = 12;

/** As much of a browser as the server can tell from one: cookies by origin, redirects, forms. What it ever got is kept in `got`. */
export function visitor(portal: string) {
  const jars = new Map<string, Map<string, string>>();
  const got: string[] = [];

  const jarOf = (url: URL): Map<string, string> => {
    const jar = jars.get(url.origin) ?? new Map<string, string>();
    jars.set(url.origin, jar);
    return jar;
  };
  async function send(address: string | URL, init: RequestInit = {}): Promise<Answer> {
    const url = new URL(address, portal);
    const jar = jarOf(url);
    const answer = await fetch(url, { redirect: "manual", ...init, headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join("; "), ...Object.fromEntries(new Headers(init.headers)) } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value === "") jar.delete(name);
      else jar.set(name, value);
    }
    const text = await answer.text();
    if (url.origin === portal) got.push(JSON.stringify([...answer.headers]), text);
    return { status: answer.status, headers: answer.headers, text, url: url.href };
  }
  async function follow(first: Answer): Promise<Answer> {
    let answer = first;
    for (let hop = 0; hop < mostRedirects; hop += 1) {
      const location = answer.headers.get("location");
      if (location === null) return answer;
      answer = await send(new URL(location, answer.url));
    }
    throw new Error("too many redirects");
  }
  const submit = (page: Answer, fields: Record<string, string>) =>
    send(new URL(/<form [^>]*action="([^"]+)"/.exec(page.text)?.[1] ?? "", page.url), { method: "POST", body: new URLSearchParams(fields) });
  const leave = (to?: string): Promise<Answer> => send(`/login${to === undefined ? "" : `?to=${encodeURIComponent(to)}`}`);
  /** From the way to the provider, through its sign-in page, up to where it sends the browser back. @returns that address, not opened */
  async function comeBack(name: string, from: Answer): Promise<string> {
    let answer = await submit(await follow(from), { account: accountIdFor(name) });
    for (let hop = 0; hop < mostRedirects; hop += 1) {
      const location = answer.headers.get("location");
      if (location !== null) {
        const next = new URL(location, answer.url);
        if (next.pathname === "/login/callback") return next.href;
        answer = await send(next);
        // Where another person was signed in before, the provider ends that by a form that sends itself.
      } else answer = await submit(answer, Object.fromEntries([...answer.text.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, field = "", value = ""]) => [field, value])));
    }
    throw new Error("the provider does not send anybody back");
  }
  const session = async (): Promise<SessionShown> => JSON.parse((await send("/session")).text) as SessionShown;
  return {
    got, send, follow, session, leave, comeBack,
    cookies: () => jarOf(new URL(portal)),
    cookie: () => jarOf(new URL(portal)).get("haandslag_session"),
    async signIn(name: string, to?: string): Promise<Answer> {
      return await send(await comeBack(name, await leave(to)));
    },
    /** As the pages call a service. */
    call: async (path: string, o: { body?: string | Buffer; headers?: Record<string, string>; token?: string } = {}) =>
      send(`/api/${path}`, { method: "POST", body: o.body === undefined ? "{}" : typeof o.body === "string" ? o.body : new Uint8Array(o.body), headers: { "content-type": "application/json", "x-csrf-token": o.token ?? (await session()).csrfToken, "sec-fetch-site": "same-origin", origin: portal, ...o.headers } }),
    logOut: async (token?: string) => send("/logout", { method: "POST", body: new URLSearchParams({ _csrf: token ?? (await session()).csrfToken }), headers: { origin: portal, "sec-fetch-site": "same-origin" } }),
  };
}
export type Visitor = ReturnType<typeof visitor>;

export const codeIn = ({ text }: Answer): string | undefined => (JSON.parse(text) as { error?: { data?: { code?: string } } }).error?.data?.code;
