import { startPostgres } from "../src/postgres/index.ts";

/** Runs PostgreSQL on the folder it is given and prints its address, or why it could not, until it is killed. */
const [, , dir = ""] = process.argv;
await startPostgres({ dir, durable: false }).then(
  (postgres) => console.log(postgres.superuserUrl()),
  (error: Error) => console.log(error.message),
);
