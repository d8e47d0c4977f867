import type { DataCategory, Purpose, referralCommands } from "@haandslag/contracts";
import type { z } from "zod";
import { broen, havnen } from "./people.ts";

/** A citizen of the demo data, what the caseworker writes, and what is asked. Names are invented; numbers are of the official test series. */
export interface ReferredCitizen {
  /** Of the account that she signs in with. */
  readonly account: string;
  readonly draft: Omit<z.input<typeof referralCommands.DraftReferral>, "idempotencyKey">;
  readonly organisationId: string;
  readonly questions: { purpose: Purpose; categories: DataCategory[] }[];
}

const questions: ReferredCitizen["questions"] = [
  { purpose: "referral", categories: ["situation", "wishes", "practical", "identity", "contact"] },
  { purpose: "feedback", categories: ["started", "ended", "outcome"] },
  { purpose: "measurement", categories: ["check-ins"] },
];

export const kim: ReferredCitizen = {
  account: "Kim Borger", organisationId: broen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "En gruppe, hvor man også laver mad sammen",
    citizen: { cprNumber: "2512489996", givenNames: ["Kim"], familyName: "Birkelund", phones: ["00 00 12 48"], emails: ["kim@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["group"] }, practical: { languages: ["da"], times: ["weekday-afternoon"] } },
    notices: { channel: "email", language: "da" },
  },
};

export const freja: ReferredCitizen = {
  account: "Freja Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "Nogen at øve sig sammen med i at tage bussen igen",
    citizen: { cprNumber: "3103979995", givenNames: ["Freja"], familyName: "Tangmose", phones: ["00 00 03 97"], emails: ["freja@eksempel.invalid"] },
    profile: { situation: { themes: ["anxiety", "loneliness"] }, wishes: { forms: ["individual", "accompaniment"] }, practical: { languages: ["da", "en"], times: ["weekday-morning"] } },
    notices: { channel: "sms", language: "da" },
  },
};

export const mikkel: ReferredCitizen = {
  account: "Mikkel Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "En at tale med, som selv har bedt om hjælp",
    citizen: { cprNumber: "0107729995", givenNames: ["Mikkel"], familyName: "Vindsgaard", phones: ["00 00 07 72"], emails: ["mikkel@eksempel.invalid"] },
    profile: { situation: { themes: ["asking-for-help", "loneliness"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekday-morning"] } },
    notices: { channel: "email", language: "da" },
  },
};

export const solveig: ReferredCitizen = {
  account: "Solveig Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "Gåture med en, der kender til sorg",
    citizen: { cprNumber: "3001749995", givenNames: ["Solveig"], familyName: "Krogager", phones: ["00 00 01 74"], emails: ["solveig@eksempel.invalid"], address: { lines: ["Opdigtet Allé 3"], postalCode: "8000", city: "Aarhus C" } },
    profile: { situation: { themes: ["grief"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekday-afternoon"] } },
    notices: { channel: "letter", language: "da" },
  },
};

export const asta: ReferredCitizen = {
  account: "Asta Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "En at drikke kaffe med, når dagene er lange",
    citizen: { cprNumber: "0506889996", givenNames: ["Asta"], familyName: "Lyngby-Holt", phones: ["00 00 05 06"], emails: ["asta@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness", "loss-of-hope"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekday-afternoon", "weekend"] } },
    notices: { channel: "email", language: "da" },
  },
};

export const knud: ReferredCitizen = {
  account: "Knud Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "En, der går med til møder",
    citizen: { cprNumber: "1502829995", givenNames: ["Knud"], familyName: "Mosevang", phones: ["00 00 15 02"], emails: ["knud@eksempel.invalid"] },
    profile: { situation: { themes: ["asking-for-help"] }, wishes: { forms: ["individual", "accompaniment"] }, practical: { languages: ["da"], times: ["weekday-morning"] } },
    notices: { channel: "sms", language: "da" },
  },
};

export const viggo: ReferredCitizen = {
  account: "Viggo Borger", organisationId: havnen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "En at tale med om at finde håbet igen",
    citizen: { cprNumber: "0104909995", givenNames: ["Viggo"], familyName: "Stenhave", phones: ["00 00 01 04"], emails: ["viggo@eksempel.invalid"] },
    profile: { situation: { themes: ["loss-of-hope"] }, wishes: { forms: ["individual"] }, practical: { languages: ["da"], times: ["weekend"] } },
    notices: { channel: "email", language: "da" },
  },
};

export const ella: ReferredCitizen = {
  account: "Ella Borger", organisationId: broen, questions,
  draft: {
    legalBasis: "serviceloven-82", wish: "Et sted at komme sammen med andre unge",
    citizen: { cprNumber: "2103009996", givenNames: ["Ella"], familyName: "Skovlund", phones: ["00 00 21 03"], emails: ["ella@eksempel.invalid"] },
    profile: { situation: { themes: ["loneliness"] }, wishes: { forms: ["group"] }, practical: { languages: ["da"], times: ["weekday-afternoon"] } },
    notices: { channel: "email", language: "da" },
  },
};
