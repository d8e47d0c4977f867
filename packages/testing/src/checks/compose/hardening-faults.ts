import type { Finding } from "../finding.ts";
import type { Container } from "./compose-file.ts";

type Demand = { holds(container: Container, all: Record<string, Container>): boolean; fault: string; remedy: string };

const isOurs = (container: Container) => container.image === "haandslag";

/** Containers that run once and end have nothing to be healthy with. */
const runsOnce = (name: string, all: Record<string, Container>) =>
  Object.values(all).some((other) => other.depends_on[name]?.condition === "service_completed_successfully");

const demands: Demand[] = [
  {
    holds: (container) => container.ports.every((port) => port.startsWith("127.0.0.1:")),
    fault: "opens a port to the network",
    remedy: "Bind it to 127.0.0.1; what the world may reach belongs behind a proxy with TLS.",
  },
  {
    holds: (container) => isOurs(container) || /:[\w.]*\d/.test(container.image),
    fault: "takes whatever image is newest",
    remedy: "Name the version.",
  },
  {
    holds: (container) => !container.privileged && container.cap_drop.includes("ALL") && container.security_opt.includes("no-new-privileges:true"),
    fault: "has rights that it does not need",
    remedy: "cap_drop: [ALL], security_opt: [no-new-privileges:true], not privileged.",
  },
  {
    holds: (container) => !isOurs(container) || container.read_only,
    fault: "can write to its own image",
    remedy: "read_only: true; what it must write goes to a tmpfs or a volume.",
  },
  {
    holds: (container) => Object.entries(container.environment).every(([name, value]) => value === null || !/PASSWORD|SECRET|_KEYS?$/.test(name) || /^\$\{[A-Z_]+:\?.*\}$/.test(String(value))),
    fault: "has a secret that is written down or may be empty",
    remedy: "Take it from the environment as ${NAME:?}, and name it in infra/container/example.env.",
  },
  {
    holds: (container, all) => Object.entries(container.depends_on).every(([name, { condition }]) => condition === (runsOnce(name, all) ? "service_completed_successfully" : "service_healthy")),
    fault: "starts before what it needs can answer",
    remedy: "Wait with condition: service_healthy.",
  },
];

/** What would make the containers weaker, or their start a matter of luck. */
export function findHardeningFaults(containers: Record<string, Container>): Finding[] {
  const names = Object.keys(containers);
  return Object.entries(containers).flatMap(([name, container]) => {
    const found = demands.filter(({ holds }) => !holds(container, containers)).map(({ fault, remedy }) => ({ file: "docker-compose.yml", fault: `${name} ${fault}`, remedy }));
    const unknown = Object.keys(container.depends_on).filter((other) => !names.includes(other));
    for (const other of unknown) found.push({ file: "docker-compose.yml", fault: `${name} waits for ${other}, which is not there`, remedy: "Correct the name." });
    if (!runsOnce(name, containers) && !container.healthcheck) {
      found.push({ file: "docker-compose.yml", fault: `${name} has no health check`, remedy: "Ask what it is there for: /readyz of a service, an answer of a server." });
    }
    return found;
  });
}
