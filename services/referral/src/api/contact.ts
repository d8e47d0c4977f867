import { referralCommands as commands } from "@haandslag/contracts";
import { api } from "./api.ts";
import { AskedContactOutput, ContactedOutput, ContactRequestsOutput, ContactStatusOutput, MyContactOutput } from "./outputs/contact.ts";

/** A citizen asks to be called, and a unit calls (REF-28). */
export const contactProcedures = {
  askToBeContacted: api.for("citizen").input(commands.AskToBeContacted).output(AskedContactOutput).mutation(({ input, ctx }) => ctx.features.askToBeContacted(input, ctx.who)),
  withdrawContactRequest: api.for("citizen").input(commands.WithdrawContactRequest).output(ContactStatusOutput).mutation(({ input, ctx }) => ctx.features.withdrawContactRequest(input, ctx.who)),
  myContactRequests: api.for("citizen").output(MyContactOutput).query(({ ctx }) => ctx.features.myContactRequests(ctx.who)),
  listContactRequests: api.for("caseworker", "team-leader").input(commands.ListContactRequests).output(ContactRequestsOutput).query(({ input, ctx }) => ctx.features.listContactRequests(input, ctx.who)),
  noteContacted: api.for("caseworker").input(commands.NoteContacted).output(ContactedOutput).mutation(({ input, ctx }) => ctx.features.noteContacted(input, ctx.who)),
};
