import { type MeetingTime, referralCommands, type SupportForm, type Theme } from "@haandslag/contracts";
import { z } from "zod";

// zod would otherwise try whether it may compile code, which the content security policy reports.
z.config({ jitless: true });

/** What a caseworker types, field by field; an empty field is "". Named as the service names its input, so that what it refuses finds its field. */
export interface DraftValues {
  legalBasis: string;
  citizen: { cprNumber: string; givenNames: string[]; familyName: string; phones: string[]; emails: string[]; address: { lines: string[]; postalCode: string; city: string } };
  relatives: { name: string; relationship: string; phones: string[]; emails: string[] }[];
  wish: string;
  profile: {
    situation: { themes: Theme[] };
    wishes: { forms: SupportForm[]; peerGender: string };
    practical: { languages: string[]; mobility: string; times: MeetingTime[] };
  };
  notices: { channel: string; language: string };
}

export const DraftInput = referralCommands.DraftReferral.omit({ idempotencyKey: true });
export type DraftInput = z.input<typeof DraftInput>;

export const emptyDraft: DraftValues = {
  legalBasis: "",
  citizen: { cprNumber: "", givenNames: [""], familyName: "", phones: [""], emails: [""], address: { lines: [""], postalCode: "", city: "" } },
  relatives: [],
  wish: "",
  profile: { situation: { themes: [] }, wishes: { forms: [], peerGender: "" }, practical: { languages: [], mobility: "", times: [] } },
  notices: { channel: "", language: "" },
};
