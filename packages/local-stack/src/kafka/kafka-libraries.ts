import { mkdir, mkdtemp, readdir, rename, rm, writeFile } from "node:fs/promises";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { KAFKA_ARTIFACT, KAFKA_VERSION } from "./kafka-version.ts";
import { runProgram } from "./run-program.ts";

/** As Kafka's own; without this binding Kafka's warnings and errors would be lost. */
const LOG4J_VERSION = "2.25.4";

const POM = `<project xmlns="http://maven.apache.org/POM/4.0.0">
  <modelVersion>4.0.0</modelVersion>
  <groupId>dk.haandslag</groupId><artifactId>local-kafka</artifactId><version>1</version><packaging>pom</packaging>
  <dependencies>
    <dependency><groupId>org.apache.kafka</groupId><artifactId>${KAFKA_ARTIFACT}</artifactId><version>${KAFKA_VERSION}</version></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-slf4j-impl</artifactId><version>${LOG4J_VERSION}</version></dependency>
  </dependencies>
</project>
`;

/** Where Kafka's jars are kept between runs: HAANDSLAG_KAFKA_LIBRARIES, else the user's cache folder. */
function librariesFolder(environment: NodeJS.ProcessEnv = process.env): string {
  const cache = environment["XDG_CACHE_HOME"] || join(homedir(), ".cache");
  return environment["HAANDSLAG_KAFKA_LIBRARIES"] || join(cache, "haandslag", `kafka-${KAFKA_VERSION}`);
}

/**
 * The folder with Kafka's jars, fetched through Maven the first time (45 jars, 44 MB, 10 s). Fetched
 * aside and renamed into place: an interrupted download or two at once leave nothing half.
 *
 * @throws Error with a plain sentence where Maven is missing or cannot fetch them.
 */
export async function kafkaLibraries(log: (line: string) => void, folder = librariesFolder()): Promise<string> {
  if (await isComplete(folder)) return folder;
  await mkdir(dirname(folder), { recursive: true });
  const aside = await mkdtemp(`${folder}.part-`);
  try {
    log(`Fetching Apache Kafka ${KAFKA_VERSION} through Maven, once (44 MB)`);
    await writeFile(join(aside, "pom.xml"), POM);
    const libraries = join(aside, "libraries");
    await runProgram(
      "mvn",
      ["-q", "-B", "-f", join(aside, "pom.xml"), "dependency:copy-dependencies", "-DincludeScope=runtime", `-DoutputDirectory=${libraries}`],
      "Maven is not installed (command mvn). Install Java 17 or newer and Maven, or name a running Kafka in KAFKA_BROKERS.",
    );
    if (!(await isComplete(folder))) await rm(folder, { recursive: true, force: true });
    // Somebody else may have been faster; theirs is as good.
    await rename(libraries, folder).catch(async (error: unknown) => {
      if (!(await isComplete(folder))) throw error;
    });
    return folder;
  } finally {
    await rm(aside, { recursive: true, force: true });
  }
}

async function isComplete(folder: string): Promise<boolean> {
  const files = await readdir(folder).catch((): string[] => []);
  return files.includes(`${KAFKA_ARTIFACT}-${KAFKA_VERSION}.jar`);
}
