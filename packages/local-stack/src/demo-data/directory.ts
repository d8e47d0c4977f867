import type { referralCommands } from "@haandslag/contracts";
import type { z } from "zod";
import { broen, havnen } from "./people.ts";

type Directory = z.input<typeof referralCommands.ImportDirectory>;
type DirectoryEntry = Directory["organisations"][number];

/** The organisation that has signed no data agreement: it receives nothing (REF-26). */
export const udenAftale = "organisation-uden-aftale";

/** Invented organisations. `confirmedAt`: when each last said how much room it has. */
export const demoDirectory = (confirmedAt: Date): readonly DirectoryEntry[] => [
  {
    id: havnen, name: "Havnen", phone: "00 00 09 81", email: "post@havnen.invalid", closedAt: null,
    dataAgreement: { signedOn: "2026-01-15", validUntil: null },
    services: [{
      id: "019aa200-0000-7000-8000-000000000001", name: "Peerstøtte en til en", forms: ["individual", "accompaniment"],
      themes: ["loneliness", "loss-of-hope", "asking-for-help", "grief", "anxiety"], languages: ["da", "en", "ar"],
      areas: ["municipality-0751", "municipality-0727"], capacity: { places: 4, waitingWeeks: 1, confirmedAt: confirmedAt.toISOString() },
    }],
  },
  {
    id: broen, name: "Broen", phone: "00 00 09 82", email: "post@broen.invalid", closedAt: null,
    dataAgreement: { signedOn: "2026-03-01", validUntil: "2031-03-01" },
    services: [{
      id: "019aa200-0000-7000-8000-000000000002", name: "Grupper og fællesskab", forms: ["group", "open-cafe", "individual"],
      themes: ["loneliness", "misuse", "family-life", "work-and-education"], languages: ["da"],
      areas: ["municipality-0751", "municipality-0101"], capacity: { places: 0, waitingWeeks: 6, confirmedAt: confirmedAt.toISOString() },
    }],
  },
  {
    id: udenAftale, name: "Lyset", phone: "00 00 09 83", email: null, closedAt: null, dataAgreement: null,
    services: [{
      id: "019aa200-0000-7000-8000-000000000003", name: "Samtaler", forms: ["individual"], themes: ["loneliness"], languages: ["da"],
      areas: ["municipality-0751"], capacity: { places: 2, waitingWeeks: 0, confirmedAt: confirmedAt.toISOString() },
    }],
  },
];

/** Where the demo's caseworkers work (people.ts). */
export const demoUnits: NonNullable<Directory["units"]> = [
  { authorityId: "municipality-0751", unitId: "unit-voksne", name: "Voksne og støtte" },
  { authorityId: "municipality-0751", unitId: "unit-unge", name: "Unge" },
  { authorityId: "municipality-0101", unitId: "unit-voksne", name: "Voksne" },
];
