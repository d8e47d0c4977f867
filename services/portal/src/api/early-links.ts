import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Preloads, preloadsFile } from "../preloads.ts";

const relation = (file: string): string =>
  file.endsWith(".woff2") ? 'rel=preload; as=font; type="font/woff2"; crossorigin' : file.endsWith(".css") ? "rel=preload; as=style; crossorigin" : "rel=modulepreload";

/** Asked for by every page; it is on its way while the script is. */
const session = "</session>; rel=preload; as=fetch; crossorigin";

/**
 * What the shell's answer says a browser should fetch already (`Link`): style sheet and script before it has read so far, the
 * page's own files and texts beside the script that would ask for them a turn later. It depends on the address and the
 * browser's language, and on nobody.
 */
export function earlyLinks(folder: string): (path: string, acceptLanguage: string) => string {
  const preloads = JSON.parse(readFileSync(join(folder, preloadsFile), "utf8")) as Preloads;
  const pages = Object.entries(preloads).map(([path, files]) => ({ address: new RegExp(`^${path.replaceAll(/\$[A-Za-z]+/g, "[^/]+")}/?$`), files }));
  return (path, acceptLanguage) => {
    const files = pages.find(({ address }) => address.test(path))?.files;
    if (files === undefined) return session;
    // As the pages choose: the first of the browser's that there are texts in, else Danish.
    const wished = acceptLanguage.split(",").map((each) => each.trim().slice(0, 2).toLowerCase()).find((language) => files[language] !== undefined) ?? "da";
    return [...(files[wished] ?? []).map((file) => `<${file}>; ${relation(file)}`), session].join(", ");
  };
}
