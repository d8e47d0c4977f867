import type { Finding } from "../finding.ts";

const vague = /(?:(?:^|\/)(?<folder>common|shared|core|misc)|(?:^|\/|-)(?<heap>utils?|helpers?))(?:\.[^/]+)?(?=\/|$)/;

/** Folders and files whose name would fit any content, among project paths. */
export function findVagueNames(files: readonly string[]): Finding[] {
  return files.flatMap((file) => {
    const found = vague.exec(file)?.groups;
    const name = found?.["folder"] ?? found?.["heap"];
    return name
      ? [{ file, fault: `the name "${name}" says nothing about what is in it`, remedy: "Name it after the one thing that it holds; where it holds several, make it several." }]
      : [];
  });
}
