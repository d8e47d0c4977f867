import { PrismaPg } from "@prisma/adapter-pg";
import type { Pool } from "pg";
import { PrismaClient } from "../generated/client.ts";

/** Lists are read through Prisma, on the service's one pool. */
export const prismaOn = (pool: Pool): PrismaClient => new PrismaClient({ adapter: new PrismaPg(pool) });
