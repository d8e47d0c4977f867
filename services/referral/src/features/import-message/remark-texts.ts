/**
 * Everything that an import can say, in closed codes and plain sentences. No sentence ever holds a value from the
 * message (CON-26): where it stands is said by the FHIRPath beside it.
 */

/** Why a message is refused whole. */
export const errorTexts = {
  TOO_LARGE: "The message is larger than 1 MB.",
  NOT_JSON: "This is not JSON. Messages are taken as FHIR R4 in JSON.",
  NAME_TWICE: "A name stands twice in the same JSON object, so it is not clear which value is meant.",
  NESTED_TOO_DEEP: "The message is nested deeper than 40 levels.",
  NOT_FHIR_R4: "This is not a FHIR R4 resource.",
  BUNDLE_NOT_SUPPORTED: "This is not a Bundle of type message, transaction, collection or searchset. A resource by itself is put into a collection.",
  ELEMENT_UNKNOWN: "There is an element here that FHIR R4 does not know.",
  ELEMENT_MISSING: "FHIR R4 requires this element.",
  ELEMENT_REPEATS_WRONGLY: "FHIR R4 wants a list here, or one value, and it is the other way round or there are too many.",
  ELEMENT_EMPTY: "FHIR JSON does not allow an empty element here.",
  ELEMENT_GIVEN_TWICE: "This element is given with two types at once; FHIR R4 allows one.",
  VALUE_OF_WRONG_TYPE: "The value is not of the type that FHIR R4 wants here.",
  CODE_NOT_ALLOWED: "The code is not one of those that FHIR R4 requires here.",
  RULE_BROKEN: "A rule of FHIR R4 for this element is broken.",
  PRIVACY_CONSENT_WITHOUT_PATIENT: "A privacy consent must say whose it is.",
  MEANING_MODIFIED: "The sender says that this changes the meaning of what stands here in a way that is not known here, so it must not be read.",
  ENTRY_TWICE: "Two entries have the same address, so it is not clear which of them is meant.",
  REFERENCE_LEADS_NOWHERE: "What this refers to is not in the message.",
  NO_SUBJECT: "The message does not say which citizen it is about.",
  TWO_SUBJECTS: "The message is about more than one citizen. Send one message for each.",
  CPR_NOT_DIGITS: "A CPR number has digits only.",
  CPR_WRONG_LENGTH: "A CPR number has ten digits.",
  CPR_NOT_A_DATE: "This CPR number does not begin with a date.",
  CPR_NUMBERS_DIFFER: "The citizen has two different CPR numbers, both current.",
} as const;
export type ErrorCode = keyof typeof errorTexts;

/** What a person should look at; it stops nothing. */
export const findingTexts = {
  NO_CPR_NUMBER: "There is no CPR number. A caseworker must add it before consent can be asked for.",
  CPR_MODULUS_11: "The CPR number does not hold modulus 11. Such numbers are given out since 2007: compare it once more, and keep it if it is right.",
  CPR_REPLACEMENT_NUMBER: "This is a replacement number, which CPR does not know and nobody can log in with. It is not taken over.",
  BIRTH_DATE_DIFFERS: "The birth date is not the one that the CPR number says.",
  BIRTH_DATE_IN_FUTURE: "The birth date lies in the future.",
  CITIZEN_UNDER_15: "The citizen is under 15, whom this service does not serve yet.",
  CITIZEN_DECEASED: "The message says that the citizen has died.",
  RECORD_NOT_IN_USE: "The sender says that this record of the citizen is no longer in use.",
  NAME_INCOMPLETE: "The given name is missing. A caseworker must add it.",
  PROTECTION_MARKED_ODDLY: "This may mark a person with name and address protection, but not as the standard says. It counts as protected until CPR has been asked.",
  PROFILE_UNKNOWN: "This profile is not known here. What it demands beyond FHIR R4 was not checked.",
  NO_REQUEST: "There is no request in the message. A draft was made from the citizen's data alone.",
  SEVERAL_REQUESTS: "Another request about the same citizen. One message makes one draft; draft a second referral by hand if it is meant.",
  REQUEST_NOT_ACTIVE: "The sender says that this request is no longer, or not yet, active.",
  CONSENT_NOT_TAKEN: "A consent came along. It is not the citizen's consent to what happens here, which is asked for anew.",
  REPRESENTATIVE_NAMED: "A guardian or holder of a mandate is named. Whether they may act for the citizen is not taken from a message: look it up.",
  WISH_TO_READ: "This free text was taken over as the citizen's wish. Read it, and take out diagnoses and other people's names, before anything is offered.",
  WISH_TOO_LONG: "The wishes are longer than what a referral holds. This part was left out.",
  NO_WISH: "No wish in the citizen's own words was found. Ask the citizen.",
  MUNICIPALITY_UNKNOWN: "The code of the acting municipality is not known.",
  REFERENCE_ELSEWHERE: "This refers to another server. Nothing is fetched from there.",
  OTHER_PERSON: "Another person's record is in the message. Nothing of it was taken over.",
} as const;
export type FindingCode = keyof typeof findingTexts;

/** Why something was not taken over. */
export const dropTexts = {
  DIAGNOSIS_OR_PROBLEM: "A diagnosis, target group or problem. Support goes to people, not to diagnoses: there is no field for it.",
  ASSESSMENT: "A professional's assessment or screening of the citizen. The referral holds the citizen's own wishes.",
  NOT_THE_CITIZENS_GOAL: "A goal that professionals work with. The referral holds the citizen's own goals.",
  NOT_THE_CITIZENS_WORDS: "Why or how the sender asks, which may hold a diagnosis. The referral holds the citizen's own wishes.",
  CONSENT: "A consent given elsewhere is never taken for consent here. The citizen is asked.",
  OTHER_SERVICES: "What other services do or are asked to do has no place in a referral to peer support.",
  OTHER_PROFESSIONALS: "Other authorities and professionals have no place in the referral.",
  OTHER_PERSON: "It is about another person.",
  DOCUMENTS: "Documents and records are not taken over.",
  PAYMENT: "Payment has no place in the referral.",
  ENVELOPE: "It says how the message is built. It was read and is not needed afterwards.",
  NARRATIVE: "The narrative repeats the data. It is not read.",
  NO_PLACE: "The referral has no place for it.",
  OTHER_IDENTIFIER: "Not a CPR number. The referral has no place for other numbers.",
  REPLACEMENT_NUMBER: "A replacement number. Consent can be asked for with a real CPR number only.",
  NO_LONGER_VALID: "The sender marks it as old, ended or entered in error.",
  ANOTHER_WAS_CHOSEN: "The referral has room for one, and another was chosen.",
  TOO_MANY: "More than the referral has room for.",
  TOO_LONG: "Longer than the referral has room for.",
  NOT_READABLE: "It is not written in a form that the referral can hold.",
  WITHOUT_NAME: "A person without a name.",
} as const;
export type DropReason = keyof typeof dropTexts;
