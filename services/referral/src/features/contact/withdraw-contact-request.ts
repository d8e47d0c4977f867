import type { ContactRequestStatus, referralCommands } from "@haandslag/contracts";
import { runCommand } from "@haandslag/service-kit";
import type { Actor } from "@haandslag/service-kit/auth";
import type { z } from "zod";
import type { ContactRequestCommand } from "../../domain/contact-request/index.ts";
import type { Deps } from "../../ports/deps.ts";

/** The citizen need not be called any more. */
export const withdrawContactRequest = ({ runner, contactRequests }: Pick<Deps, "runner" | "contactRequests">) => (input: z.infer<typeof referralCommands.WithdrawContactRequest>, who: Actor): Promise<{ contactRequestId: string; status: ContactRequestStatus }> =>
  runCommand(runner, contactRequests, {
    name: "withdrawContactRequest", id: input.contactRequestId, input,
    mayKnow: ({ subjectId }) => who.subjectId === subjectId,
    command: (now): ContactRequestCommand => ({ type: "withdrawContactRequest", at: now.toISOString() }),
    result: ({ state }) => ({ contactRequestId: input.contactRequestId, status: state.status }),
  });
