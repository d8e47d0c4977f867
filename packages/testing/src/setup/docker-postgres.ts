import { existsSync } from "node:fs";
import { request } from "node:http";

export type TestPostgres = { readonly url: string; stop(): Promise<void> };

/**
 * PostgreSQL in a container, where a Docker engine answers on its socket within 300 ms; otherwise undefined, and also
 * where the engine cannot bring the image (a closed network), which is said on the console.
 */
export async function dockerPostgres(): Promise<TestPostgres | undefined> {
  if (!(await doesDockerAnswer())) return undefined;
  try {
    // Loaded only now: the library takes longer to load than the embedded PostgreSQL to start.
    const { GenericContainer, Wait } = await import("testcontainers");
    const container = await new GenericContainer("postgres:18.4")
      .withEnvironment({
        POSTGRES_PASSWORD: "test",
        POSTGRES_INITDB_ARGS: "--encoding=UTF8 --locale=C --locale-provider=builtin --builtin-locale=C.UTF-8",
      })
      .withCommand(["postgres", "-c", "max_connections=200", "-c", "fsync=off", "-c", "full_page_writes=off"])
      .withExposedPorts(5432)
      .withWaitStrategy(Wait.forLogMessage(/ready to accept connections/, 2))
      .start();
    return {
      url: `postgresql://postgres:test@${container.getHost()}:${container.getMappedPort(5432)}/postgres`,
      stop: async () => {
        await container.stop();
      },
    };
  } catch (error) {
    console.warn(`Docker answers but cannot run PostgreSQL (${String(error)}); taking the embedded one`);
    return undefined;
  }
}

function doesDockerAnswer(): Promise<boolean> {
  const host = process.env["DOCKER_HOST"] ?? "unix:///var/run/docker.sock";
  const socketPath = host.startsWith("unix://") ? host.slice("unix://".length) : undefined;
  if (socketPath !== undefined && !existsSync(socketPath)) return Promise.resolve(false);
  const target = socketPath === undefined ? { host: new URL(host).hostname, port: new URL(host).port || "2375" } : { socketPath };
  return new Promise((resolve) => {
    const ping = request({ ...target, path: "/_ping", timeout: 300 }, (answer) => {
      answer.resume();
      resolve(answer.statusCode === 200);
    });
    ping.on("timeout", () => ping.destroy());
    ping.on("error", () => resolve(false));
    ping.end();
  });
}
