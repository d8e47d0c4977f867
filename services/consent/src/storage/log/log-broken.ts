/**
 * What the log's tables hold does not follow from what was signed. Nothing is integrated or signed on top of that: a
 * checkpoint that forks would be worse than none (C2SP tlog-checkpoint: a log must not sign what is inconsistent with
 * what it signed before). Restoring a backup that is older than the newest signed checkpoint leads here too.
 */
export class LogBroken extends Error {
  override readonly name = "LogBroken";
}
