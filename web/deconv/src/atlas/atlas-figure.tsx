import {
  Button,
  ErrorNote,
  FigureFrame,
  formatCount,
  navigate,
  useCatalog,
  useDelayed,
  useTableChoice,
  useViewState,
  ViewLink,
} from "@deconvscope/shell";
import { AtlasRows } from "@deconvscope/viz-atlas-rows/react";
import { type Ref, useMemo } from "react";
import { classOfUnit, mapCount, unitWord } from "../look.ts";
import styles from "./atlas.module.css";
import { AtlasControls } from "./atlas-controls.tsx";
import { atlasExport } from "./atlas-export.ts";
import type { AtlasLook } from "./atlas-look.ts";
import { ScanBar } from "./scan-bar.tsx";
import { ScanMenu } from "./scan-menu.tsx";
import { scanProgress } from "./scan-state.ts";
import { AtlasRowCache } from "./to-atlas-rows.ts";
import type { AtlasState } from "./use-atlas.ts";
import type { AtlasMaps } from "./use-atlas-maps.ts";

interface AtlasFigureProps {
  state: AtlasState;
  look: AtlasLook;
  atlas: AtlasMaps;
  /** The opened map. */
  channel: number | undefined;
  /** The map that was open until it was closed. */
  closed: number | undefined;
  find: Ref<HTMLInputElement>;
}

/** The maps of a layer one a row: what excites each most, how strongly, and which class that is. */
export function AtlasFigure({ state, look, atlas, channel, closed, find }: AtlasFigureProps) {
  const { view } = useViewState();
  const { query, maps, tops } = atlas;
  const table = useTableChoice();
  const { done } = scanProgress(look.scan);
  const { labels, model, layer } = look;
  const { k } = look.scan;
  const named = classOfUnit(model, layer, 0) !== undefined;
  const cache = useMemo(
    () => new AtlasRowCache({ labels, k, label: query?.label, nameOf: (unit) => classOfUnit(model, layer, unit) }),
    [labels, k, query?.label, model, layer],
  );
  const rows = useMemo(() => {
    const coming = maps.loading && maps.rows.length > 0 ? Math.max(0, (maps.total ?? 0) - maps.rows.length) : 0;
    return [
      ...maps.rows.map((map) => cache.rowOf(map, tops.topsOf(map.channel))),
      ...Array.from<undefined>({ length: coming }),
    ];
  }, [maps.rows, maps.loading, maps.total, tops.topsOf, cache]);
  const figure = useMemo(
    () => atlasExport(look, view ?? {}, atlas, cache, named),
    [look, view, maps.rows, maps.complete, atlas.shown, tops.gather, cache, named],
  );
  const what = unitWord(layer);
  const waiting = useDelayed(maps.loading && rows.length === 0);
  const { status } = useCatalog();
  const problem = [maps.problem, tops.problem].find(
    // Of a server that is away the shell tells.
    (problem) => problem && !(problem.retryable && status.problem),
  );
  return (
    <FigureFrame
      main
      label="Atlas"
      className={styles.figure}
      title={<h1>{look.layer.name === look.item.id ? look.item.label : look.layer.name}</h1>}
      aside={describeList(look, query ? maps.total : 0, maps.dead)}
      controls={<ScanMenu scan={look.scan} scans={state.scans} />}
      table={table}
      figure={figure}
    >
      <ScanBar scan={look.scan} watched={state.watched} />
      <AtlasControls look={look} maps={maps} done={done} find={find} />
      {problem && (
        <ErrorNote
          over
          title={maps.problem ? "The maps did not come." : "Some pictures did not come."}
          problem={problem}
          action={
            <Button
              onClick={() => {
                if (maps.problem) maps.orderAnew();
                tops.retry();
              }}
            >
              Try again
            </Button>
          }
        />
      )}
      {!maps.loading && !maps.problem && rows.length === 0 ? (
        <div className={styles.none}>
          <p>{describeNone(look, view?.find)}</p>
          <ViewLink change={{ find: undefined, firing: undefined }}>Show every {what}</ViewLink>
        </div>
      ) : (
        <AtlasRows
          className={styles.list}
          rows={rows.length > 0 ? rows : waiting ? waitingRows : noRows}
          images={done}
          height="var(--list-height)"
          view={table.shown ? "table" : "pictures"}
          label={`${what}s of ${look.item.label}`}
          what={what}
          named={named}
          {...(channel === undefined ? {} : { selected: channel })}
          {...(closed === undefined ? {} : { focused: closed })}
          onSelect={(chosen) => navigate({ unit: { channel: chosen } })}
          onRange={atlas.onRange}
        />
      )}
      <p className={styles.keys}>
        <span>Projection, image patch; mid-grey is 0. One activation an image.</span>
        {query?.label !== undefined && <span>Underlined: {view?.find}.</span>}
        <span className={`push ${styles.shortcuts}`}>
          <kbd>↑</kbd> <kbd>↓</kbd> {what} <kbd>[</kbd> <kbd>]</kbd> layer <kbd>/</kbd> class
        </span>
      </p>
    </FigureFrame>
  );
}
const noRows: readonly undefined[] = [];
const waitingRows: readonly undefined[] = Array.from({ length: 12 });

function describeList({ layer }: AtlasLook, total: number | undefined, dead: number): string {
  const all = mapCount(layer);
  const listed =
    total === undefined || total === all ? formatCount(all) : `${formatCount(total)} of ${formatCount(all)}`;
  const never = dead === 0 ? "" : dead === all ? ", none fired yet" : `, ${formatCount(dead)} never fired`;
  return `${listed} ${unitWord(layer)}s${never}`;
}

function describeNone({ item, layer, labels, scan }: AtlasLook, find: string | undefined): string {
  if (find === undefined) return `No ${unitWord(layer)} of ${item.label} fired yet.`;
  if (!labels.includes(find)) return `${scan.dataset} has no class “${find}”.`;
  return `No ${unitWord(layer)} of ${item.label} has “${find}” among its strongest images.`;
}
