import { useNavigate } from "@tanstack/react-router";
import { clients } from "../../../calls/clients.ts";
import { useCommand } from "../../../calls/use-command.ts";

const questions = [
  { purpose: "referral" as const, categories: ["situation", "wishes", "practical", "identity", "contact"] as const },
  { purpose: "measurement" as const, categories: ["check-ins"] as const },
].map(({ purpose, categories }) => ({ purpose, categories: [...categories] }));

/** Who refers herself is asked as anybody else is, and answers on the same page. There is no authority that could hear, hence no feedback. */
export function useAskMyself() {
  const navigate = useNavigate();
  const request = useCommand(clients.referral.requestConsent, { onDone: ({ referralId }) => void navigate({ to: `/citizen/answer/${referralId}` }) });
  return {
    askMyself: (referralId: string, organisationId: string) => request.send({ referralId, organisationId, questions }),
    isSending: request.isSending,
    refusal: request.refusal,
  };
}
