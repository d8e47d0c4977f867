import { endOfLocalDay } from "@haandslag/denmark";

/** Rules of the product: how long peers and citizens have to answer, and ASG-08's first meeting. */
const daysForPeers = 5;
const daysForCitizen = 10;
const daysToFirstMeeting = 10;
/** Waiting is measured in days: whoever is accepted and about whom nobody is asked for this long stands out. */
const daysToAskPeers = 5;
export const firstMeetingMinutes = 45;
export const mostChoices = 3;

/** To the end of the last day in Denmark, since notices and pages name that day. */
const daysAfter = (at: string, days: number): string => endOfLocalDay(new Date(at), days).toISOString();

export const peersAnswerBy = (at: string): string => daysAfter(at, daysForPeers);
export const citizenAnswersBy = (at: string): string => daysAfter(at, daysForCitizen);
export const firstMeetingBy = (startedAt: string): string => daysAfter(startedAt, daysToFirstMeeting);

/** What has been open since before this is overdue. */
export const peersAskedFrom = (now: Date): Date => new Date(now.getTime() - daysToAskPeers * 24 * 60 * 60 * 1000);
