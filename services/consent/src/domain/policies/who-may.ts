/** Who may give which command, by role. The procedures read it, and so does the transition table. */
export const whoMay = {
  request: ["service"],
  grant: ["citizen"],
  refuse: ["citizen"],
  renew: ["citizen"],
  // The citizen, or anybody of the staff whom the citizen tells (CON-13).
  narrow: ["citizen", "caseworker", "team-leader", "coordinator", "peer"],
  revoke: ["citizen", "caseworker", "team-leader", "coordinator", "peer"],
  // On paper or in person: as the citizen said it (CON-11).
  record: ["caseworker"],
  endRepresentation: ["caseworker", "citizen"],
  confirmNotes: ["coordinator"],
} as const;
