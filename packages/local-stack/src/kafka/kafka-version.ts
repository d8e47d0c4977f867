/** The Apache Kafka that is run locally, from Maven Central or as `apache/kafka` image. */
export const KAFKA_VERSION = "4.3.1";
/** The Scala build that the project publishes. */
export const KAFKA_ARTIFACT = "kafka_2.13";
