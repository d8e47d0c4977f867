const home = "/";
const longest = 500;
/** An origin that nobody has: only what is read against it tells whether a text leads away. */
const here = "http://portal.invalid";
/** Not for people: signing in would end in an answer for programs, or begin again for ever. */
const noPage = /^\/(?:api|session|changes|assets|login|logout|livez|readyz)(?:[/?#]|$)/;
const againPage = "/login/again";

/** Where to go after signing in: a page of ours, or the front page. Whatever a browser would read as another host's is none of ours. */
export function localPathOf(asked: unknown): string {
  if (typeof asked !== "string" || asked.length > longest || !asked.startsWith("/")) return home;
  // Browsers read a backslash as a slash and leave out tabs and line breaks: "/\host" and "/<tab>/host" lead away.
  if (/[\\\u0000-\u0020\u007f]/.test(asked) || asked.startsWith("//") || !URL.canParse(asked, here)) return home;
  const { origin, pathname, search, hash } = new URL(asked, here);
  if (origin !== here || pathname.startsWith("//")) return home;
  return noPage.test(pathname) && pathname !== againPage ? home : pathname + search + hash;
}
