import "./keep-compiled.ts";

const { runStack } = await import("./run-stack.ts");
await runStack("in-process");
