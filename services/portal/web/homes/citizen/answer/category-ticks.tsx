import type { DataCategory } from "@haandslag/contracts";
import { type Ref, useId } from "react";
import { useTranslation } from "react-i18next";
import { directionOf } from "./languages.ts";
import { noticeWords } from "./notice-words.ts";
import type { Notice } from "./notice-text.tsx";

/** What may be shared, each by itself; none is ticked beforehand (CON-17). */
export function CategoryTicks({ notice, ticked, onChange, isMissing, ref }: {
  readonly notice: Notice;
  readonly ticked: readonly DataCategory[];
  readonly onChange: (ticked: readonly DataCategory[]) => void;
  readonly isMissing: boolean;
  readonly ref: Ref<HTMLFieldSetElement>;
}) {
  const { t } = useTranslation("citizen");
  const { tick, lang } = noticeWords(notice.language);
  const id = useId();
  return (
    <div className={`form-group${isMissing ? " form-error" : ""}`}>
      <fieldset ref={ref} aria-describedby={isMissing ? `${id}-fault` : undefined}>
        <legend className="form-label" lang={lang} dir={directionOf(lang)}>{tick}</legend>
        {isMissing && <span className="form-error-message" id={`${id}-fault`} role="alert">{t("answer.tickOne")}</span>}
        {notice.categories.map(({ category, label, explanation }) => (
          <div key={category} className="form-group-checkbox" lang={notice.language} dir={directionOf(notice.language)}>
            <input
              type="checkbox" className="form-checkbox" id={`${id}-${category}`} checked={ticked.includes(category)} aria-describedby={`${id}-${category}-hint`}
              onChange={({ target }) => onChange(target.checked ? [...ticked, category] : ticked.filter((each) => each !== category))}
            />
            <label htmlFor={`${id}-${category}`}>{label}</label>
            <span className="form-hint" id={`${id}-${category}-hint`}>{explanation}</span>
          </div>
        ))}
      </fieldset>
    </div>
  );
}
