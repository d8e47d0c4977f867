/*
 * Imported ahead of a service's own main (`node --import`): the channel to the stack closes when the stack is gone,
 * SIGKILL included, and a service without it must not stay behind. At once and not orderly: with the stack its
 * database went too, and whatever was acknowledged is there already (OPS-02).
 */
process.once("disconnect", () => process.exit(1));
process.channel?.unref();
