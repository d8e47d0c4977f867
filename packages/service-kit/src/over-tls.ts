import type { z } from "zod";

/** Hosts on a closed network that are reached over plain http all the same, e.g. `referral,outcomes`. */
type Settings = { readonly NODE_ENV: string; readonly PLAIN_HTTP_HOSTS?: string | undefined };

/**
 * For addresses that public keys are fetched from: whoever stands between could give others, and sign by them. In
 * production each is https, or loopback, or of a host that somebody wrote into PLAIN_HTTP_HOSTS.
 * @returns a refinement for a config's schema that names every setting which is none of these
 */
export const overTls = <Name extends string>(...names: readonly Name[]) =>
  (settings: Settings & { readonly [name in Name]: string }, context: z.RefinementCtx): void => {
    if (settings.NODE_ENV !== "production") return;
    const plain = (settings.PLAIN_HTTP_HOSTS ?? "").split(",").map((host) => host.trim());
    for (const name of names) {
      const { protocol, hostname } = new URL(settings[name]);
      if (protocol === "https:" || (protocol === "http:" && (isLoopback(hostname) || plain.includes(hostname)))) continue;
      context.addIssue({ code: "custom", path: [name], message: "must be https in production: keys are fetched from there. On a closed network, name its host in PLAIN_HTTP_HOSTS" });
    }
  };

/** As `URL` writes hosts. */
const isLoopback = (hostname: string): boolean => hostname === "localhost" || hostname === "[::1]" || /^127(\.\d{1,3}){3}$/.test(hostname);
