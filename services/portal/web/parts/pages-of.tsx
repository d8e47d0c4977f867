import { useTranslation } from "react-i18next";
import { Button } from "./button.tsx";

/** Keyset paging: to the next page, and back to the first. `cursor` stands in the address bar as the filter `after`. */
export function PagesOf({ cursor, nextCursor, go }: { readonly cursor: string | undefined; readonly nextCursor: string | null; readonly go: (cursor: string | undefined) => void }) {
  const { t } = useTranslation("app");
  if (cursor === undefined && nextCursor === null) return null;
  return (
    <nav className="buttons d-print-none" aria-label={t("paging.label")}>
      {cursor !== undefined && <Button variant="secondary" onPress={() => go(undefined)}>{t("paging.first")}</Button>}
      {nextCursor !== null && <Button variant="secondary" onPress={() => go(nextCursor)}>{t("paging.next")}</Button>}
    </nav>
  );
}
