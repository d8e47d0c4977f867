import { execFileSync, spawnSync } from "node:child_process";
import { delimiter, join } from "node:path";
import { realpathSync } from "node:fs";

export interface TriedNode {
  readonly path: string;
  readonly version: string;
}

const major = 20;

/**
 * The Node 20 of this machine, which the verifier promises to run on: `NODE_20`, else the node that npm itself runs on,
 * else each one on the PATH. (npm puts the project's own Node 24 first there; the machine's stands behind it.)
 * @throws under CI=true where there is none: a suite that cannot run is a failure there, not a skip
 */
export function findNode20(): TriedNode | undefined {
  const program = process.platform === "win32" ? "node.exe" : "node";
  const { NODE_20: named, npm_node_execpath: ofNpm, PATH: path = "" } = process.env;
  const candidates = [named, ofNpm, ...path.split(delimiter).map((folder) => join(folder, program))].filter((one): one is string => one !== undefined && one !== "");
  for (const candidate of new Set(candidates)) {
    const version = versionOf(candidate);
    if (version?.startsWith(`v${major}.`)) return { path: realpathSync(candidate), version };
  }
  const why = `no Node ${major} on this machine: name one with NODE_${major}=PATH`;
  if (!["", "0", "false", undefined].includes(process.env["CI"])) throw new Error(`The verifier cannot be tried on the Node that it promises to run on: ${why}.`);
  console.warn(`SKIPPED the verifier on Node ${major}: ${why}. It is tried on ${process.version} alone.`);
  return undefined;
}

function versionOf(path: string): string | undefined {
  const { status, stdout } = spawnSync(path, ["--version"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : undefined;
}

export type Case =
  | { readonly call: "verify"; readonly receipt: string; readonly vkey?: string | undefined; readonly held?: string | undefined; readonly signed?: string | undefined; readonly jwks?: string | undefined }
  | { readonly call: "included"; readonly index: unknown; readonly size: unknown; readonly leaf: string; readonly proof: readonly string[] | null; readonly root: string }
  | { readonly call: "consistent"; readonly size1: unknown; readonly size2: unknown; readonly root1: string; readonly root2: string; readonly proof: readonly string[] | null }
  | { readonly call: "canonical"; readonly text: string }
  | { readonly call: "signed"; readonly vkey: string; readonly text: string; readonly signature: string };

/** Puts all cases to the verifier in one process of that Node. A case that is refused answers `{ refused, why }`. */
export function resultsOn<Result>(node: TriedNode, cases: readonly Case[]): Result[] {
  const out = execFileSync(node.path, [join(import.meta.dirname, "run-cases.mjs")], { input: JSON.stringify(cases), encoding: "utf8", maxBuffer: 1 << 28 });
  const { node: ran, results } = JSON.parse(out) as { node: string; results: Result[] };
  if (ran !== node.version) throw new Error(`${node.path} was to be ${node.version} and is ${ran}.`);
  return results;
}

/** This very Node, and the oldest that we promise where there is one. */
export const nodesToTry = (): TriedNode[] => {
  const oldest = findNode20();
  return [{ path: process.execPath, version: process.version }, ...(oldest === undefined ? [] : [oldest])];
};
