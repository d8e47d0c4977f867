/** Few and short: the relay and the group's join loop try again, with their own backing off and one log line. */
export const RETRY = { initialRetryTime: 50, maxRetryTime: 500, retries: 3 };
