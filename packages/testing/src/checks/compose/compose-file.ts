import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";

/** What the checks look at of a container; the Compose schema has its say about the rest. */
const Container = z.looseObject({
  image: z.string(),
  user: z.string().optional(),
  command: z.array(z.string()).optional(),
  ports: z.array(z.string()).default([]),
  /** null: handed through from the environment where it is set there. */
  environment: z.record(z.string(), z.union([z.string(), z.number(), z.null()])).default({}),
  depends_on: z.record(z.string(), z.object({ condition: z.string() })).default({}),
  healthcheck: z.looseObject({ test: z.array(z.string()) }).optional(),
  restart: z.string().optional(),
  read_only: z.boolean().default(false),
  privileged: z.boolean().default(false),
  cap_drop: z.array(z.string()).default([]),
  security_opt: z.array(z.string()).default([]),
});
export type Container = z.infer<typeof Container>;

export type ComposeFile = {
  /** As written, merge keys followed, variables not filled in. */
  raw: unknown;
  containers: Record<string, Container>;
  /** The variables that it takes from the environment, as `${NAME}`, `${NAME:-otherwise}` or `${NAME:?why}`. */
  variables: string[];
};

const variable = /\$\{(?<name>[A-Z0-9_]+)(?:(?<how>:[-?])(?<text>[^}]*))?\}/g;

/** Reads `docker-compose.yml` of the project at `root`. Throws on what is no YAML or not of this shape. */
export function readComposeFile(root: string): ComposeFile {
  const text = readFileSync(join(root, "docker-compose.yml"), "utf8");
  const raw: unknown = parse(text, { merge: true });
  const { services } = z.object({ services: z.record(z.string(), Container) }).parse(raw);
  return { raw, containers: services, variables: [...new Set([...text.matchAll(variable)].map((match) => match.groups?.["name"] ?? ""))] };
}

/** The names in a file of `NAME=value` lines, each with its value. */
export function readEnvFile(text: string): Record<string, string> {
  return Object.fromEntries(
    text
      .split("\n")
      .filter((line) => /^[A-Z]/.test(line))
      .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)]),
  );
}

/** Fills in variables as Compose does; one that is demanded and empty stays as it is written, which no check takes. */
export function fillIn(value: string | number, environment: Record<string, string>): string {
  return String(value).replaceAll(variable, (written: string, name: string, how?: string, text?: string) =>
    environment[name] || (how === ":-" ? (text ?? "") : written),
  );
}
