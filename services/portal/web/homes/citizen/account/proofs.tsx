import { useSuspenseQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { ask } from "../../../calls/ask.ts";
import { clients } from "../../../calls/clients.ts";
import { DataTable } from "../../../parts/data-table.tsx";
import { Download } from "../../../parts/download.tsx";
import { Empty } from "../../../parts/empty.tsx";
import { FilterSelect } from "../../../parts/filter-select.tsx";
import { useFilters } from "../../../parts/filters.ts";
import { ListFilters } from "../../../parts/list-filters.tsx";
import { PagesOf } from "../../../parts/pages-of.tsx";
import { useDates } from "../../../parts/when.tsx";

type Records = Awaited<ReturnType<typeof clients.consent.myProofs.query>>["records"];
const limit = 20;
const kinds = ["consent-epoch", "disclosure", "receipt"] as const;
const keyOf = ({ record }: Records[number]): string => Object.values(record).join(" ");
/** The files are named by the record's place in the log, which says nothing about anybody. */
const fileNameOf = (leafIndex: number) => `haandslag-bevis-${leafIndex}.json`;
const signedNameOf = (leafIndex: number) => `haandslag-kvittering-${leafIndex}.json`;
const asJson = (content: unknown) => ({ type: "application/json", content: JSON.stringify(content) });

/** Each record that has a proof, with its file, and how to check one without trusting us. */
export function Proofs() {
  const { t } = useTranslation(["citizen", "codes", "app"]);
  const say = useDates();
  const [{ proofs, kind }, change] = useFilters<"proofs" | "kind">();
  const chosen = kinds.find((each) => each === kind);
  const { data: { records, nextCursor } } = useSuspenseQuery(ask.consent.myProofs({ limit, ...(chosen === undefined ? {} : { kind: chosen }), ...(proofs === undefined ? {} : { cursor: proofs }) }));
  return (
    <section aria-labelledby="proofs">
      <h2 id="proofs">{t("account.proofs")}</h2>
      <p>{t("account.proofsText")}</p>
      <p>{t("account.check")}</p>
      <p><code>{t("account.command")}</code></p>
      <ListFilters of={t("account.proofs")}>
        <FilterSelect label={t("account.of")} value={chosen} all={t("filters.all", { ns: "app" })} onChange={(wanted) => change({ kind: wanted, proofs: undefined })}
          options={kinds.map((each) => ({ value: each, label: t(`proofOf.${each}`, { ns: "codes" }) }))} />
      </ListFilters>
      {records.length === 0 ? <Empty text={t("account.noProofs")} onShowAll={chosen !== undefined ? () => change({ kind: undefined, proofs: undefined }) : undefined} /> : (
        <DataTable
          caption={t("account.proofs")} rows={records} keyOf={keyOf}
          columns={[
            { heading: t("account.of"), cell: ({ record }) => t(`proofOf.${record.kind}`, { ns: "codes" }) },
            { heading: t("whoLooked.when"), cell: ({ at }) => say(at, "shortMoment") },
            { heading: t("account.file"), cell: ({ record, leafIndex, at, isSigned }) => (leafIndex === null ? t("account.notYet") : (
              <>
                <Download
                  fileName={fileNameOf(leafIndex)} label={t("account.getProof")} about={`${t(`proofOf.${record.kind}`, { ns: "codes" })}, ${say(at, "moment")}`}
                  make={async () => asJson(await clients.consent.proofOf.query(record))}
                />
                {record.kind === "receipt" && isSigned && (
                  <Download
                    fileName={signedNameOf(leafIndex)} label={t("account.getSigned")} about={say(at, "moment")}
                    make={async () => asJson(await clients.consent.signedReceipt.query({ receiptId: record.receiptId }))}
                  />
                )}
              </>
            )) },
          ]}
        />
      )}
      <PagesOf cursor={proofs} nextCursor={nextCursor} go={(cursor) => change({ proofs: cursor })} />
    </section>
  );
}
