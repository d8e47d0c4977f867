import { parseSync, Visitor } from "oxc-parser";
import type { Finding } from "../finding.ts";

const impureGlobals = new Set(["process", "globalThis", "crypto", "performance", "fetch", "setTimeout", "setInterval", "setImmediate", "queueMicrotask", "console"]);

/**
 * What makes domain code impure or asynchronous without an import (imports are the walls' business): waiting,
 * reading the clock, chance, and the globals of the process. `decide` must give the same answer on every replay.
 */
export function findImpurities(file: string, source: string): Finding[] {
  const found = new Map<number, string>();
  const noteAsync = (node: { async: boolean; start: number }) => {
    if (node.async) found.set(node.start, "an async function");
  };
  new Visitor({
    ArrowFunctionExpression: noteAsync,
    FunctionDeclaration: noteAsync,
    FunctionExpression: noteAsync,
    AwaitExpression: (node) => void found.set(node.start, "await"),
    NewExpression(node) {
      if (node.callee.type === "Identifier" && node.callee.name === "Date" && node.arguments.length === 0) found.set(node.start, "new Date() reads the clock");
    },
    CallExpression(node) {
      if (node.callee.type !== "Identifier") return;
      if (node.callee.name === "Date" || impureGlobals.has(node.callee.name)) found.set(node.start, `${node.callee.name}()`);
    },
    MemberExpression(node) {
      if (node.object.type !== "Identifier") return;
      const name = `${node.object.name}.${node.property.type === "Identifier" ? node.property.name : "…"}`;
      if (impureGlobals.has(node.object.name) || name === "Date.now" || name === "Math.random") found.set(node.start, name);
    },
  }).visit(parseSync(file, source).program);
  return [...found].map(([start, fault]) => ({
    file: `${file}:${source.slice(0, start).split("\n").length}`,
    fault: `${fault}: domain code is pure and synchronous`,
    remedy: "Let the caller do it and pass the result in: the time, an id, what was found.",
  }));
}
