import { readConfig, serviceSettings } from "@haandslag/service-kit";
import { z } from "zod";

export const configSchema = z.object(serviceSettings);
export type Config = z.infer<typeof configSchema>;

export const readServiceConfig = (): Config => readConfig(configSchema, process.env);
