/** Where a visit ended: on a page, or at a redirect to `stopAt`, which is not followed. */
export interface Visit {
  readonly url: URL;
  readonly status: number;
  readonly html: string;
  readonly stopped: boolean;
}

interface Cookie {
  readonly value: string;
  readonly path: string;
}

const maxRedirects = 10;

/** As much of a browser as a login needs: it keeps cookies by path, follows redirects and sends forms. */
export function browser(o: { stopAt: string }): { open(url: URL, form?: URLSearchParams, headers?: Record<string, string>): Promise<Visit> } {
  const cookies = new Map<string, Cookie>();

  const keep = (setCookie: string): void => {
    const [pair = "", ...attributes] = setCookie.split(";").map((part) => part.trim());
    const [name = "", ...value] = pair.split("=");
    const path = attributes.find((attribute) => attribute.toLowerCase().startsWith("path="))?.slice("path=".length) ?? "/";
    cookies.set(`${name} ${path}`, { value: `${name}=${value.join("=")}`, path });
  };
  const cookiesFor = ({ pathname }: URL): string =>
    [...cookies.values()].filter(({ path }) => path === "/" || pathname === path || pathname.startsWith(`${path}/`)).map(({ value }) => value).join("; ");

  return {
    async open(from, form, headers) {
      let url = from;
      let body = form;
      for (let hop = 0; hop <= maxRedirects; hop += 1) {
        const response = await fetch(url, {
          redirect: "manual",
          headers: { accept: "text/html", ...headers, cookie: cookiesFor(url) },
          ...(body === undefined ? {} : { method: "POST", body }),
        });
        response.headers.getSetCookie().forEach(keep);
        const location = response.headers.get("location");
        if (location === null) return { url, status: response.status, html: await response.text(), stopped: false };
        await response.body?.cancel();
        url = new URL(location, url);
        body = undefined;
        if (url.href.startsWith(o.stopAt)) return { url, status: response.status, html: "", stopped: true };
      }
      throw new Error(`The login went through more than ${maxRedirects} redirects.`);
    },
  };
}
