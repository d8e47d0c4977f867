import { runMain } from "@haandslag/service-kit";
import { buildApp } from "./app.ts";
import { readServiceConfig } from "./config.ts";

await runMain({ name: "portal", config: readServiceConfig, buildApp });
