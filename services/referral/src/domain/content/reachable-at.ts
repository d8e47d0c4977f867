import type { CitizenIdentity, NoticeChannel, NoticePreference } from "@haandslag/contracts";

export interface Reachable { readonly channel: NoticeChannel; readonly to: string }

/** Where a person can be told: by the channel they chose, else by the first that we have an address for. */
export function reachableAt(identity: CitizenIdentity, { channel }: NoticePreference): Reachable | undefined {
  const { emails: [email], phones: [phone], address } = identity;
  const known: Partial<Record<NoticeChannel, string>> = {
    ...(email === undefined ? {} : { email }),
    ...(phone === undefined ? {} : { sms: phone }),
    ...(address === undefined ? {} : { letter: letterHead(identity, address) }),
  };
  const chosen = [channel, "email", "sms", "letter"].find((each): each is NoticeChannel => each in known);
  const to = chosen === undefined ? undefined : known[chosen];
  return chosen === undefined || to === undefined ? undefined : { channel: chosen, to };
}

const letterHead = ({ givenNames, familyName }: CitizenIdentity, { lines, postalCode, city }: NonNullable<CitizenIdentity["address"]>): string =>
  [[...givenNames, familyName].filter((name) => name !== undefined).join(" "), ...lines, [postalCode, city].filter((part) => part !== undefined).join(" ")].filter((line) => line !== "").join("\n").slice(0, 500);
