import type { IConfiguration, IRegularForbiddenRuleType } from "dependency-cruiser";

/**
 * The walls of the house. Each comment says what to do instead; `npm run check` prints it beside the import.
 * `$1` in a `to` is what the first brackets of its `from` caught: the service's own name.
 */
type Wall = IRegularForbiddenRuleType & { name: string; comment: string };

const installed = (names: string): string => `(^|/)node_modules/(${names})(/|$)`;
const libraries = "contracts|messaging|service-kit|denmark|vault|notices";

export const walls: Wall[] = [
  {
    name: "domain-stands-alone",
    comment:
      "Domain code is pure: pass in what it needs as an argument, from the feature or reaction that calls it. It may import its own domain/, @haandslag/contracts and the facts of @haandslag/denmark.",
    from: { path: "^services/([^/]+)/src/domain/" },
    to: { pathNot: ["^services/$1/src/domain/", "^packages/(contracts|denmark)/src/"] },
  },
  {
    name: "only-storage-knows-the-database",
    comment: "Put the query into storage/ as a function named after what it finds or saves, and call that.",
    from: { path: "^services/[^/]+/src/", pathNot: "^services/[^/]+/src/(storage|generated)/" },
    to: { path: ["^services/[^/]+/src/generated/", installed("pg|prisma|@prisma")] },
  },
  {
    name: "storage-is-the-floor",
    comment: "Storage saves and finds, and decides nothing: return what was found and let the feature or reaction go on.",
    from: { path: "^services/([^/]+)/src/storage/" },
    to: { path: "^services/$1/src/((features|reactions|api)/|(app|main|config)\\.ts$)" },
  },
  {
    name: "only-api-knows-trpc",
    comment: "Return a result or a domain error code; api/ turns it into an answer (packages: service-kit holds the base procedures, clients the typed clients).",
    from: { path: "^(services|packages)/[^/]+/src/", pathNot: ["^services/[^/]+/src/api/", "^packages/(service-kit|clients)/src/"] },
    to: { path: installed("@trpc/server") },
  },
  {
    name: "feature-knows-no-transport",
    comment: "A feature is called by the api or a worker and knows neither: take what you need from there as an argument.",
    from: { path: "^services/([^/]+)/src/features/" },
    to: { path: "^services/$1/src/((api|reactions)/|(app|main|config)\\.ts$)" },
  },
  {
    name: "feature-knows-no-other-feature",
    comment:
      "One intention a file: what two features need belongs into domain/ (a rule), storage/ (a question to the database) or features/ports.ts (what both are given); features of one family may stand in a folder together. features/index.ts lists them all.",
    from: { path: "^services/([^/]+)/src/features/([^/]+)", pathNot: "/src/features/index\\.ts$" },
    to: { path: "^services/$1/src/features/", pathNot: ["^services/$1/src/features/$2(/|$)", "^services/$1/src/features/ports\\.ts$"] },
  },
  {
    name: "reaction-knows-no-transport",
    comment: "A reaction calls the same decide as the feature does: move what it needs out of api/ into domain/ or storage/.",
    from: { path: "^services/([^/]+)/src/reactions/" },
    to: { path: "^services/$1/src/(api/|(app|main|config)\\.ts$)" },
  },
  {
    name: "only-one-place-knows-kafkajs",
    comment: "Use the Broker port of @haandslag/messaging: kafkajs stays where it can be replaced.",
    from: { path: "^(services|packages)/[^/]+/src/", pathNot: ["^packages/messaging/src/.*kafka", "^packages/bench/src/"] },
    to: { path: installed("kafkajs") },
  },
  {
    name: "services-meet-through-clients",
    comment: "Ask the other service through its typed client in @haandslag/clients, or react to its event.",
    from: { path: "^services/([^/]+)/" },
    to: { path: "^services/", pathNot: "^services/$1/" },
  },
  {
    name: "only-types-cross-to-clients",
    comment: "Write `import type`: a client that imports a service's code would run that service.",
    from: { path: "^packages/clients/src/" },
    to: { path: "^services/", dependencyTypesNot: ["type-only"] },
  },
  {
    name: "libraries-know-no-service",
    comment: "Turn it round: let the service hand in what the package needs.",
    from: { path: `^packages/(${libraries})/src/` },
    to: { path: "^(services/|packages/(clients|local-stack|bench)/)" },
  },
  {
    name: "contracts-know-zod-alone",
    comment: "Contracts are schemas, ids and codes: what computes belongs to a service's domain/ or to another package.",
    from: { path: "^packages/contracts/src/" },
    to: { pathNot: ["^packages/contracts/src/", installed("zod")] },
  },
  {
    name: "denmark-is-facts",
    comment: "Facts and pure functions about Denmark import nothing, so that every domain/ may use them.",
    from: { path: "^packages/denmark/src/" },
    to: { pathNot: "^packages/denmark/src/" },
  },
  {
    name: "verifier-stands-alone",
    comment: "Whoever does not trust the server checks it with this one file: it imports node:crypto and node:fs alone. Write what it needs into it, a second time where the server has it too.",
    from: { path: "^packages/verify/haandslag-verify\\.mjs$" },
    to: { pathNot: "^(node:)?(crypto|fs)$" },
  },
  {
    name: "verifier-is-nobodys-library",
    comment: "The verifier proves something because nothing here uses its code: write your own, or run it as a command.",
    from: { path: "^(services|packages)/", pathNot: "^packages/verify/" },
    to: { path: "^packages/verify/" },
  },
  {
    name: "what-runs-needs-no-test-tools",
    comment: "Move it into a test, or into packages/testing.",
    from: { path: "^(services|packages)/[^/]+/src/", pathNot: "^packages/(testing|bench)/src/" },
    to: { path: ["^packages/(testing|bench)/", "^(services|packages)/[^/]+/test/", installed("vitest|@vitest|fast-check")] },
  },
  {
    name: "imports-resolve",
    comment: "Nothing answers to this name: correct the path, run `npm ci`, or `npm run generate` for a Prisma client. An import that cannot be followed cannot be checked.",
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: "no-cycle",
    comment: "Move what both need into a file that imports neither of them. (Types may cross, since they are gone when it runs.)",
    from: {},
    to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
  },
];

const configuration: IConfiguration = {
  forbidden: walls.map((wall) => ({ ...wall, severity: "error" })),
  options: {
    // TypeScript 7 has no JavaScript API: with its own parser dependency-cruiser sees 0 modules and reports success.
    parser: "swc",
    tsPreCompilationDeps: true,
    // What Vite built holds whole modules of others and ours together; the walls are about what it was built from.
    exclude: { path: "^services/portal/dist" },
    doNotFollow: { path: "(^|/)(node_modules|generated)/" },
    enhancedResolveOptions: { extensions: [".ts", ".tsx", ".mjs", ".js", ".json"], exportsFields: ["exports"], conditionNames: ["import", "node", "default", "types"] },
  },
};

export default configuration;
