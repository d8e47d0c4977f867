export { endConnectionsAtClose } from "./end-connections-at-close.ts";
export { codeOfStatus, refusal } from "./refusal.ts";
export { httpStatusOf } from "./route-kit.ts";
export { answerUnreadable } from "./unreadable-request.ts";
