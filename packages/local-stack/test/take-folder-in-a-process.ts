import { takeDataFolder } from "../src/stack/data-folder.ts";

/** Takes a data folder and keeps it until it is killed; says that it has it, or why not. Waits for a line first, so that many can try at once. */
const [, , folder = "", fresh] = process.argv;
console.log("ready");
process.stdin.once("data", () => {
  try {
    takeDataFolder(folder, { fresh: fresh === "--fresh" });
    console.log("taken");
    setInterval(() => {}, 60_000);
  } catch (error) {
    console.log((error as Error).message);
    process.exit();
  }
});
