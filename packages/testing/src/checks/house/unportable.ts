import type { Finding } from "../finding.ts";

type Ban = { pattern: RegExp; within: RegExp; fault: string; remedy: string };

const everywhere = /^(?!package-lock\.json$)/;
const code = /\.(?:ts|tsx|mts|mjs|js|sql)$/;

/** The patterns are written so that none matches its own line. */
const bans: Ban[] = [
  {
    pattern: /(?<![\w.$}])\/(?:home\/[\w-]+|Users\/[\w-]+|root|work|farm)\/|\b[A-Z]:\\Users\\/,
    within: everywhere,
    fault: "a path of one machine",
    remedy: "Start from import.meta.dirname, from the caller's folder or from the system's temporary folder.",
  },
  {
    pattern: /\b(?:registry\.(?:npmjs|yarnpkg)|repo1?\.(?:maven)|(?:deb|security)\.(?:debian)|files\.(?:pythonhosted)|proxy\.(?:golang))\./,
    within: everywhere,
    fault: "the host of a package registry",
    remedy: "Leave the host to the package client's own settings: closed networks have another one.",
  },
  {
    pattern: /"resolved": "(?!packages\/|services\/)/,
    within: /^package-lock\.json$/,
    fault: "a download address",
    remedy: "Install again with omit-lockfile-registry-resolved=true (it stands in .npmrc).",
  },
  {
    pattern: /@ts-(?:ignore|nocheck|expect-error)\b|(?:eslint|oxlint)-(?:disable)|biome-(?:ignore)|@knip(?:ignore)/,
    within: code,
    fault: "a silenced check",
    remedy: "Correct what the check found, or change the rule for all in its configuration, with the reason.",
  },
  {
    pattern: /\b(?:TO(?:DO)|FIX(?:ME))\b/,
    within: code,
    fault: "something left open",
    remedy: "Do it, or write it into an issue.",
  },
];

/** Lines of a file that hold for one machine only, silence a check or leave something open. */
export function findUnportable(file: string, text: string): Finding[] {
  return bans
    .filter((ban) => ban.within.test(file))
    .flatMap(({ pattern, fault, remedy }) =>
      text.split("\n").flatMap((line, at) => (pattern.test(line) ? [{ file: `${file}:${at + 1}`, fault, remedy }] : [])),
    );
}
