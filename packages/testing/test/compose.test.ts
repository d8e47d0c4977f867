import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { z } from "zod";
import { findComposeFaults } from "../src/checks/compose/compose-faults.ts";
import { fillIn } from "../src/checks/compose/compose-file.ts";
import { filledEnvironment, findSettingsFaults } from "../src/checks/compose/settings-faults.ts";
import { projectRoot } from "../src/project-files.ts";
import { temporaryTree } from "./temporary-tree.ts";

const read = (file: string) => readFileSync(join(projectRoot, file), "utf8");
const compose = read("docker-compose.yml");
const example = read("infra/container/example.env");

it("the project's own file holds to the Compose Specification, to the services' settings and to what makes it safe", async () => {
  expect(await findComposeFaults(projectRoot)).toEqual([]);
});

describe("a fault planted in the project's own file is found", () => {
  const hardened = `    cap_drop: [ALL]\n    security_opt: ["no-new-privileges:true"]\n`;
  it.each([
    { fault: /unevaluated.*helthcheck/, from: "    healthcheck:\n      test: [\"CMD\", \"/opt", to: "    helthcheck:\n      test: [\"CMD\", \"/opt" },
    { fault: /\/services\/postgres\/shm_size/, from: "shm_size: 256mb", to: "shm_size: [256]" },
    { fault: /consent opens a port/, from: '"127.0.0.1:4102:4100"', to: '"4102:4100"' },
    { fault: /kafka takes whatever image/, from: "apache/kafka:4.3.1", to: "apache/kafka:latest" },
    { fault: /postgres has rights/, from: `    tmpfs: [/tmp, /var/run/postgresql]\n${hardened}`, to: "    tmpfs: [/tmp, /var/run/postgresql]\n" },
    { fault: /outcomes can write/, from: "command: [services/outcomes/src/main.ts]", to: "command: [services/outcomes/src/main.ts]\n    read_only: false" },
    { fault: /referral has a secret/, from: "SUBJECT_KEY: ${SUBJECT_KEY:?}", to: "SUBJECT_KEY: c2VjcmV0" },
    { fault: /referral has a secret/, from: "SUBJECT_KEY: ${SUBJECT_KEY:?}", to: "SUBJECT_KEY: ${SUBJECT_KEY}" },
    { fault: /consent starts before/, from: "kafka: { condition: service_healthy }", to: "kafka: { condition: service_started }" },
    { fault: /waits for kafkas, which is not there/, from: "kafka: { condition: service_healthy }", to: "kafkas: { condition: service_healthy }" },
    { fault: /kafka has no health check/, from: /    healthcheck:\n      test: \["CMD", "\/opt(?:.*\n){5}/, to: "" },
    { fault: /leaves out NEW_KEY/, from: "${SUBJECT_KEY:?}", to: "${NEW_KEY:?}" },
    { fault: /leaves out SMTP_LOGIN/, from: "SMTP_USER:", to: "SMTP_LOGIN:" },
    { fault: /names SUBJECT_KEY/, from: "${SUBJECT_KEY:?}", to: "${PAIRWISE_KEY:?}" },
  ])("$fault", async ({ fault, from, to }) => {
    const changed = compose.replace(from, () => to);
    expect(changed).not.toBe(compose);
    const findings = await findComposeFaults(temporaryTree({ "docker-compose.yml": changed, "infra/container/example.env": example }));
    expect(findings.map((finding) => finding.fault)).toContainEqual(expect.stringMatching(fault));
  });
});

describe("what a container is given is held against its service's configSchema", () => {
  const schema = z.object({ PORT: z.coerce.number(), DATABASE_URL: z.url(), KEY_ENCRYPTION_KEYS: z.string().optional(), LOG_LEVEL: z.string().default("info") });
  const environment = filledEnvironment({ A_PASSWORD: "", A_KEY_ENCRYPTION_KEYS: "" });
  const sound = { PORT: 4100, DATABASE_URL: "postgresql://a:${A_PASSWORD:?}@postgres:5432/a", KEY_ENCRYPTION_KEYS: "${A_KEY_ENCRYPTION_KEYS:?}" };
  const faultsWith = (settings: Record<string, string | number>) => {
    const container = { image: "haandslag", ports: [], environment: settings, depends_on: {}, read_only: true, privileged: false, cap_drop: [], security_opt: [] };
    return findSettingsFaults("a", container, schema, environment).map((finding) => finding.fault);
  };

  it("takes what fits", () => expect(faultsWith(sound)).toEqual([]));
  it.each([
    { settings: { ...sound, DATABASE_URI: "x" }, fault: /a is given DATABASE_URI/ },
    { settings: { PORT: 1, KEY_ENCRYPTION_KEYS: "x" }, fault: /a is not given DATABASE_URL/ },
    { settings: { ...sound, PORT: "port" }, fault: /PORT is refused/ },
    { settings: { PORT: 1, DATABASE_URL: sound.DATABASE_URL }, fault: /a is not given KEY_ENCRYPTION_KEYS/ },
  ])("finds $fault", ({ settings, fault }) => expect(faultsWith(settings)).toEqual([expect.stringMatching(fault)]));
});

it("fills in variables as Compose does", () => {
  const environment = { SET: "value", EMPTY: "" };
  expect(fillIn("${SET}/${SET:?}/${SET:-other}", environment)).toBe("value/value/value");
  expect(fillIn("${EMPTY:-other}${UNSET:-}", environment)).toBe("other");
  expect(fillIn("${EMPTY:?is needed}", environment)).toBe("${EMPTY:?is needed}");
});
