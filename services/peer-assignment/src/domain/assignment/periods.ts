/** Rules of the product: how long peers and citizens have to answer, and ASG-08's first meeting. */
const daysForPeers = 5;
const daysForCitizen = 10;
const daysToFirstMeeting = 10;
export const firstMeetingMinutes = 45;
export const mostChoices = 3;

const daysAfter = (at: string, days: number): string => {
  const date = new Date(at);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString();
};

export const peersAnswerBy = (at: string): string => daysAfter(at, daysForPeers);
export const citizenAnswersBy = (at: string): string => daysAfter(at, daysForCitizen);
export const firstMeetingBy = (startedAt: string): string => daysAfter(startedAt, daysToFirstMeeting);
