const parts = new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Copenhagen", dateStyle: "short", timeStyle: "short" });

/** A day and a time of day in Denmark as an instant, wherever the browser's clock thinks it is. */
export function instantInDenmark(date: string, time: string): string {
  const asIfUtc = Date.parse(`${date}T${time}:00Z`);
  const shownAs = (at: number) => Date.parse(`${parts.format(at).replace(" ", "T")}:00Z`);
  const guess = asIfUtc - (shownAs(asIfUtc) - asIfUtc);
  return new Date(guess - (shownAs(guess) - asIfUtc)).toISOString();
}

/** The other way: the day and the time of day that a form shows. */
export function dayAndTimeInDenmark(at: string): { readonly date: string; readonly time: string } {
  const [date = "", time = ""] = parts.format(new Date(at)).split(" ");
  return { date, time };
}
