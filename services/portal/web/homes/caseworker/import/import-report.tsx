import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { clients } from "../../../calls/clients.ts";
import { DataTable } from "../../../parts/data-table.tsx";

type Report = Awaited<ReturnType<typeof clients.referral.importMessage.mutate>>;

/** What is to be looked at first stands first, then what was kept, then what was left out and why. Places, never what stood there. */
export function ImportReport({ report: { drafts, kept, dropped, findings } }: { readonly report: Report }) {
  const { t } = useTranslation("caseworker");
  const { t: code } = useTranslation("codes");
  return (
    <>
      <p>{t("import.counts", { kept: kept.length, dropped: dropped.length })}</p>
      {drafts.map((referralId) => <p key={referralId}><Link to="/caseworker/new" search={{ draft: referralId } as never} className="button button-primary">{t("import.goOn")}</Link></p>)}
      <h2>{t("import.findings")}</h2>
      {findings.length === 0 ? <p>{t("import.noFindings")}</p> : (
        <DataTable caption={t("import.findings")} rows={findings} keyOf={({ path, code: of }) => `${path} ${of}`}
          columns={[{ heading: t("import.what"), cell: (line) => code(`importFinding.${line.code as "NO_WISH"}`) }, { heading: t("import.place"), cell: ({ path }) => <Place path={path} /> }]} />
      )}
      <h2>{t("import.kept")}</h2>
      <DataTable caption={t("import.kept")} rows={kept} keyOf={({ path }) => path}
        columns={[{ heading: t("import.what"), cell: ({ to }) => code(`importKept.${(to.split(".").filter((part) => !/^\d+$/.test(part)).at(-1) ?? to).replace(/\[\d+\]$/, "") as "city"}`) }, { heading: t("import.place"), cell: ({ path }) => <Place path={path} /> }]} />
      <h2>{t("import.dropped")}</h2>
      <DataTable caption={t("import.dropped")} rows={[...Map.groupBy(dropped, (line) => line.code ?? "NO_PLACE")]} keyOf={([reason]) => reason} columns={[
        { heading: t("import.why"), cell: ([reason]) => code(`importDropped.${reason as "NO_PLACE"}`) },
        { heading: t("import.places"), isFigure: true, cell: ([, lines]) => lines.length },
        { heading: t("import.place"), cell: ([, lines]) => <Places paths={lines.map(({ path }) => path)} /> },
      ]} />
    </>
  );
}

/** Many places are folded away: who wants to know where looks. */
function Places({ paths }: { readonly paths: readonly string[] }) {
  const { t } = useTranslation("caseworker");
  if (paths.length < 3) return paths.map((path) => <div key={path}><Place path={path} /></div>);
  return <details><summary>{t("import.showPlaces")}</summary>{paths.map((path) => <div key={path}><Place path={path} /></div>)}</details>;
}

/** Where in the file, for whoever made it. */
const Place = ({ path }: { readonly path: string }) => <span className="place">{path}</span>;
