import { useSuspenseQuery } from "@tanstack/react-query";
import { sessionQuery, type User } from "../calls/session.ts";

export const useUser = (): User | null => useSuspenseQuery(sessionQuery).data.user;
