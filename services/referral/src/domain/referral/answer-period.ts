/** How long an organisation has to answer an offer (REF-19). */
const days = 14;

export const answerBy = (sentAt: string): string => new Date(Date.parse(sentAt) + days * 86_400_000).toISOString();
