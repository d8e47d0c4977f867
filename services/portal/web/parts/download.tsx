import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Refusal, refusalIn } from "../calls/refusal.ts";
import { Icon } from "./icon.tsx";
import { Problem } from "./problem.tsx";

/** A file that is made when somebody asks for it: fetched or put together here, and handed over by a link with `download`. Nothing of it stays. */
export function Download({ fileName, label, about, make }: {
  readonly fileName: string;
  readonly label: string;
  /** Which one, for who hears the page, where several stand under one another. */
  readonly about?: string;
  readonly make: () => Promise<{ readonly type: string; readonly content: string }>;
}) {
  const { t } = useTranslation("app");
  const [isMaking, setMaking] = useState(false);
  const [refusal, setRefusal] = useState<Refusal>();
  const hand = async () => {
    setMaking(true);
    setRefusal(undefined);
    try {
      const { type, content } = await make();
      const href = URL.createObjectURL(new Blob([content], { type }));
      const link = Object.assign(document.createElement("a"), { href, download: fileName });
      document.body.append(link);
      link.click();
      link.remove();
      setTimeout(() => URL.revokeObjectURL(href), 60_000);
    } catch (error) {
      setRefusal(refusalIn(error));
    } finally {
      setMaking(false);
    }
  };
  return (
    <>
      <button type="button" className="function-link d-print-none" aria-busy={isMaking || undefined} onClick={() => { if (!isMaking) void hand(); }}><Icon name="download" />{label}{about !== undefined && <span className="sr-only"> {about}</span>}{isMaking && ` (${t("loading")})`}</button>
      <Problem refusal={refusal} />
    </>
  );
}
