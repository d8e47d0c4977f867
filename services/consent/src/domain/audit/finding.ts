/**
 * Everything that an audit can find, with a sentence for the person who is woken by it. A code's meaning never changes.
 * Findings hold ids, codes, positions and times; never a subject id, and nothing that is personal (CON-26).
 */
const sentences = {
  // consents
  CONSENT_EDITED: "A consent's row is not what its history gives: somebody has written to consent or consent_history past the service.",
  CONSENT_MISSING: "A consent's row is gone, and what belongs to it is still there.",
  CONSENT_HISTORY_BROKEN: "A consent's history has a gap, or something in it that cannot have happened: rows of consent_history were deleted, added or changed.",
  CONSENT_EPOCH_EDITED: "An epoch of a consent is not what was recorded when it came about: somebody has changed a row of consent_epoch. Decisions read these rows.",
  CONSENT_EPOCH_MISSING: "An epoch of a consent is gone from consent_epoch. If it was a revocation, disclosures may go on without consent: stop disclosing until this is clear.",
  CONSENT_EPOCH_UNEXPLAINED: "There is an epoch in consent_epoch that no change of the consent led to.",
  CONSENT_EPOCH_NOT_LOGGED: "An epoch of a consent has no entry in the log: it was written past the service.",
  NOTICE_EDITED: "The text that a citizen was asked with is not the one that was hashed then (consent_notice).",
  REPRESENTATION_EDITED: "Who acts for a citizen is not what its history gives: somebody has written to representation or representation_history past the service, and others may have said yes by it.",
  // disclosures
  DISCLOSURE_UNCOVERED: "Something was disclosed that no consent covered at that moment. Stop disclosing, and tell the controller: this is a breach.",
  DISCLOSURE_EDITED: "A row of the disclosure ledger is not what was recorded when it came about: somebody has changed it.",
  DISCLOSURE_MISSING: "A row of the disclosure ledger is gone: it is in the log, and no tombstone of retention says why it was deleted.",
  DISCLOSURE_NOT_LOGGED: "A row of the disclosure ledger has no entry in the log: it was written past the service.",
  POSITION_MISSING: "A position of a citizen and recipient is taken by nothing: an epoch or a disclosure was deleted there, or written past the service.",
  HEAD_WRONG: "The counter of a citizen's and recipient's positions (disclosure_head) is not at the last one taken: it was turned, something after it was deleted, or was written past the service.",
  // receipts
  RECEIPT_FORGED: "A receipt is not signed by the key that is stored with it, or does not say what its row says: nobody may count on it. Ask the recipient's service for the real one.",
  RECEIPT_KEY_UNKNOWN: "A receipt is signed by a key that its holder's service does not show as its own, and that it never showed when a receipt was taken in (receipt-keys.jsonl).",
  RECEIPT_EDITED: "A receipt's row, or a confirmation's, is not what was recorded when it came: somebody has changed it.",
  RECEIPT_MISSING: "A receipt, or a confirmation, that was counted is gone.",
  RECEIPT_NOT_LOGGED: "A receipt, or a confirmation, has no entry in the log: it was written past the service.",
  RECEIPT_UNEXPLAINED: "There is a receipt that the account of its consent never took.",
  RECEIPT_ACCOUNT_EDITED: "The account of a consent's receipts is not what its history gives: somebody has written to receipt_account or its history past the service.",
  RECEIPT_ACCOUNT_MISSING: "A consent ended or became narrower, and there is no account of the receipts that are due for it.",
  // the log
  LOG_LEAF_WRONG: "A leaf of the log is not the hash of its entry: log_leaf or log_entry was changed.",
  LOG_REORDERED: "The leaves of the log stand in another order than the one that was signed: in the order in which they were written they give the signed root, as they stand now they do not.",
  LOG_REWRITTEN: "The leaves of the log do not give the root that was signed: leaves were changed, exchanged, moved or added within it.",
  LOG_CUT_SHORT: "The log has fewer leaves than a checkpoint that it has signed: its end was cut off (or somebody else signs with its key).",
  LOG_LEAF_MISSING: "The leaves of the log have a gap.",
  LOG_TILE_WRONG: "A tile that the log serves is not made of its leaves: log_tile was changed. Whoever checks the log from outside sees another tree.",
  LOG_NOT_GROWING: "An entry waits to be put into the log, and the worker that does it is not at work.",
  LOG_SALT_GONE: "The salt of an entry was destroyed, and no tombstone of retention says why: nobody can prove any more what it was.",
  TOMBSTONE_WRONG: "A tombstone of retention is not what was recorded when it was set, or is gone, or was never recorded.",
  CHECKPOINT_FORKS: "The log has signed two histories that cannot both be true: this checkpoint contradicts another one. Keep both, outside this machine. The signing key may be in other hands: take it out of use.",
  CHECKPOINT_EDITED: "A checkpoint is not signed by the log's key, or its row says something else than the note that was signed.",
  CHECKPOINT_REMOVED: "A checkpoint that was kept outside the database is not in it any more: rows of log_checkpoint were deleted or changed.",
  CHECKPOINT_NOT_KEPT: "A checkpoint of the database is not among those that are kept outside of it: their file was changed, or could not be written to.",
  CHECKPOINT_FILE_DAMAGED: "A line of the checkpoints that are kept outside the database cannot be read.",
  // events
  EVENT_MISSING: "Something happened to a consent, or was disclosed under it, and its event is not in the outbox: the others never heard of it, or its row was deleted.",
  EVENT_EDITED: "An event in the outbox does not say what happened: its row was changed.",
  EVENT_UNEXPLAINED: "There is an event in the outbox that nothing in the history or the ledger led to: somebody has told the others something that did not happen.",
  // time
  CLOCK_SET_BACK: "Time runs backwards: what came later is dated before what it follows. The service's clock was set back, or a time was changed. Consents may have been taken for valid that had ended, and deadlines met late.",
} as const;

export type FindingCode = keyof typeof sentences;

/** One thing that is wrong. `about` names it: a table's row, a leaf, a checkpoint. `detail` says what was seen there. */
export interface Finding {
  readonly code: FindingCode;
  readonly about: string;
  readonly detail: string;
  /** What it means, and what to do. */
  readonly says: string;
}

export const finding = (code: FindingCode, about: string, detail: string): Finding => ({ code, about, detail, says: sentences[code] });
