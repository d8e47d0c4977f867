import { useTranslation } from "react-i18next";
import { Facts } from "./facts.tsx";

interface Contact {
  readonly identity?: { readonly givenNames: readonly string[]; readonly familyName: string | null; readonly ageGroup: string | null } | undefined;
  readonly contact?: {
    readonly phones: readonly string[];
    readonly emails: readonly string[];
    readonly address?: { readonly lines: readonly string[]; readonly postalCode?: string | undefined; readonly city?: string | undefined } | null | undefined;
  } | undefined;
  readonly withheld: readonly ("name" | "address")[];
}

/** Who a citizen is and how to reach them, as far as it was shared; what protection keeps back is said. */
export function ContactFacts({ identity, contact, withheld }: Contact) {
  const { t } = useTranslation(["app", "codes"]);
  const address = contact?.address;
  return (
    <>
      <Facts
        facts={[
          [t("contact.name"), identity && [...identity.givenNames, identity.familyName].filter((name) => name !== null).join(" ")],
          [t("contact.age"), identity?.ageGroup && t(`codes:ageGroup.${identity.ageGroup}` as never)],
          [t("contact.phone"), contact && contact.phones.length > 0 && contact.phones.map((phone) => <a key={phone} href={`tel:${phone.replaceAll(" ", "")}`}>{phone}</a>)],
          [t("contact.email"), contact && contact.emails.length > 0 && contact.emails.map((email) => <a key={email} href={`mailto:${email}`}>{email}</a>)],
          [t("contact.address"), address && [...address.lines, [address.postalCode, address.city].filter((part) => part !== undefined).join(" ")].filter((line) => line !== "").join(", ")],
        ]}
      />
      {withheld.length > 0 && <p>{t("contact.withheld")} {withheld.map((part) => t(`codes:withheld.${part}`)).join(". ")}.</p>}
    </>
  );
}
