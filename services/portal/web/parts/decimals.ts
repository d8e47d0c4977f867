import { useTranslation } from "react-i18next";

/** A mean as it is written in the reader's language: one decimal, none where it is whole. */
export function useDecimals(): (value: number) => string {
  const { i18n } = useTranslation();
  return (value) => new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 }).format(value);
}
