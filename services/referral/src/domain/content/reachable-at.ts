import { type CitizenIdentity, NoticeChannel, type NoticePreference } from "@haandslag/contracts";

export interface Reachable { readonly channel: NoticeChannel; readonly to: string }

/** Where a person can be told, by the channel they chose and by no other (infra/decisions/0004); undefined without an address for it. */
export function reachableAt(identity: CitizenIdentity, { channel }: NoticePreference): Reachable | undefined {
  const to = addressFor(identity, channel);
  return to === undefined ? undefined : { channel, to };
}

/** By which channels a person could be told at all. */
export const channelsOf = (identity: CitizenIdentity): NoticeChannel[] => NoticeChannel.options.filter((channel) => addressFor(identity, channel) !== undefined);

function addressFor(identity: CitizenIdentity, channel: NoticeChannel): string | undefined {
  switch (channel) {
    case "email": return identity.emails[0];
    case "sms": return identity.phones[0];
    case "letter": return identity.address === undefined ? undefined : letterHead(identity, identity.address);
    default: return channel satisfies never;
  }
}

const letterHead = ({ givenNames, familyName }: CitizenIdentity, { lines, postalCode, city }: NonNullable<CitizenIdentity["address"]>): string =>
  [[...givenNames, familyName].filter((name) => name !== undefined).join(" "), ...lines, [postalCode, city].filter((part) => part !== undefined).join(" ")].filter((line) => line !== "").join("\n").slice(0, 500);
