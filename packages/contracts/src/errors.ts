/**
 * Every error code that a caller can meet, and what kind it is. The transport's status comes from the kind alone,
 * in one place (service-kit's error map). The code is for programs and logs; the pages have their own words.
 */
export const errorCodes = {
  // input
  INPUT_INVALID: "bad-input",
  IDEMPOTENCY_KEY_REUSED: "conflict",
  // who
  NOT_LOGGED_IN: "not-logged-in",
  SESSION_EXPIRED: "not-logged-in",
  CROSS_SITE_REQUEST: "forbidden",
  CSRF_TOKEN_WRONG: "forbidden",
  LOGIN_UNAVAILABLE: "unavailable",
  NOT_ALLOWED: "forbidden",
  ASSURANCE_TOO_LOW: "forbidden",
  NOT_FOUND: "not-found",
  // referral
  REFERRAL_WRONG_STATE: "conflict",
  REFERRAL_INCOMPLETE: "conflict",
  REFERRAL_OUTCOME_MISSING: "conflict",
  CONTACT_REQUEST_WRONG_STATE: "conflict",
  CPR_NUMBER_MISSING: "conflict",
  CPR_NUMBER_INVALID: "bad-input",
  CPR_NUMBER_NOT_YOURS: "bad-input",
  CITIZEN_UNDER_15: "conflict",
  ORGANISATION_UNKNOWN: "bad-input",
  ORGANISATION_CLOSED: "conflict",
  DATA_AGREEMENT_MISSING: "conflict",
  ANSWER_TOO_LATE: "conflict",
  MESSAGE_REFUSED: "bad-input",
  MESSAGE_ID_REUSED: "conflict",
  MESSAGE_TOO_LARGE: "too-large",
  // consent
  CONSENT_NOT_ACTIVE: "conflict",
  CONSENT_UNAVAILABLE: "unavailable",
  CONSENT_WRONG_STATE: "conflict",
  CONSENT_TOO_LONG: "bad-input",
  CONSENT_CATEGORY_NOT_ASKED: "bad-input",
  CONSENT_OPEN_REQUEST_EXISTS: "conflict",
  CONSENT_ASKED_TOO_SOON: "conflict",
  CONSENT_FORM_MISSING: "bad-input",
  LAW_ROW_NOT_IN_FORCE: "conflict",
  LAW_ROW_MISSING: "conflict",
  REPRESENTATION_NOT_COVERING: "forbidden",
  REPRESENTATION_NOT_POSSIBLE: "conflict",
  RECEIPT_REFUSED: "conflict",
  PROOF_NOT_YET: "conflict",
  NOTICE_INCOMPLETE: "bad-input",
  NOTICE_CHANGED: "conflict",
  NOTICE_UNKNOWN: "bad-input",
  // peer assignment
  ASSIGNMENT_WRONG_STATE: "conflict",
  PEER_WRONG_STATE: "conflict",
  PEER_AT_CAPACITY: "conflict",
  PEER_NOT_ASSIGNABLE: "conflict",
  PEER_NOT_ASKED: "conflict",
  MEETING_UNKNOWN: "bad-input",
  MEETINGS_TOO_MANY: "conflict",
  // outcomes
  CHECK_IN_WRONG_STATE: "conflict",
  COURSE_WRONG_STATE: "conflict",
  GOAL_UNKNOWN: "bad-input",
  INSTRUMENT_UNKNOWN: "bad-input",
  // running it
  CHANGED_MEANWHILE: "conflict",
  REFERRAL_UNAVAILABLE: "unavailable",
  PEER_ASSIGNMENT_UNAVAILABLE: "unavailable",
  OUTCOMES_UNAVAILABLE: "unavailable",
  PROCEDURE_UNKNOWN: "not-found",
  BODY_TOO_LARGE: "too-large",
  CONTENT_TYPE_WRONG: "wrong-type",
  BODY_NOT_JSON: "bad-input",
  METHOD_WRONG: "wrong-method",
  INTERNAL: "bug",
} as const;

export type ErrorCode = keyof typeof errorCodes;
export type ErrorKind = (typeof errorCodes)[ErrorCode];

/** One thing wrong with one field: where it stands in the input, and which rule it breaks. Never the value. */
export interface FieldError {
  readonly field: string;
  readonly code: "MISSING" | "UNKNOWN_FIELD" | "WRONG_TYPE" | "TOO_SHORT" | "TOO_LONG" | "NOT_ONE_OF" | "WRONG_FORMAT" | "NOT_ALLOWED_HERE";
  /** Which rule exactly, where there is a list of its own: an import's error codes. `field` is then a FHIRPath. */
  readonly detailCode?: string;
  readonly text: string;
}
