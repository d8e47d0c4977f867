import { spawn } from "node:child_process";
import { platform } from "node:os";

/**
 * Ends a process when this one is gone, however it went. A small shell waits at a pipe that the kernel closes with us,
 * SIGKILL included, and then sends SIGINT (PostgreSQL's fast shutdown). On Windows the next start clears up instead.
 *
 * @returns release: call it when the process has ended, so that its number, used again, is left in peace
 */
export function endWithThisProcess(pid: number): () => void {
  if (platform() === "win32") return () => {};
  const watcher = spawn("/bin/sh", ["-c", `read line || kill -INT ${pid}`], {
    detached: true, cwd: "/", stdio: ["pipe", "ignore", "ignore"],
  });
  watcher.on("error", () => {});
  watcher.stdin.on("error", () => {});
  watcher.unref();
  return () => {
    watcher.stdin.end("done\n");
  };
}
