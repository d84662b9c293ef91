import {
  Button,
  ErrorNote,
  FigureFrame,
  formatCount,
  navigate,
  ruleNames,
  Segmented,
  Skeleton,
  useTableChoice,
  ViewLink,
} from "@deconvscope/shell";
import { TopActivations } from "@deconvscope/viz-top-activations/react";
import { memo, useMemo, useState } from "react";
import { classOfUnit, unitWord } from "../look.ts";
import shared from "../opened-panel.module.css";
import { type AtlasLook, labelName, splitName } from "./atlas-look.ts";
import { MapClasses } from "./map-classes.tsx";
import { mapExport } from "./map-export.ts";
import { MapFacts } from "./map-facts.tsx";
import { MapFilter } from "./map-filter.tsx";
import { MapHistogram } from "./map-histogram.tsx";
import styles from "./map-panel.module.css";
import type { MapTop } from "./map-top.ts";
import { MapTopImage } from "./map-top-image.tsx";
import { toTopActivations } from "./to-top-activations.ts";
import { UnknownMap } from "./unknown-map.tsx";
import type { OpenedMap } from "./use-opened-map.ts";
import { WaitingMap, WaitingTop } from "./waiting-map.tsx";

const noTops: readonly MapTop[] = [];

interface MapPanelProps {
  look: AtlasLook | undefined;
  opened: OpenedMap | undefined;
  /** The reader opened it: on a small screen it lies over the list. */
  over: boolean;
  /** A map will be opened as soon as the list comes. */
  coming: boolean;
  /** A channel that the layer has not. */
  beyond: number | undefined;
}

/** The opened map: its strongest activations large, where in its image the chosen one lies, and how often it fires. */
export const MapPanel = memo(function MapPanel({ look, opened, over, coming, beyond }: MapPanelProps) {
  const table = useTableChoice("map");
  const [chosen, setChosen] = useState<{ of: string; rank: number }>();
  const figure = useMemo(() => look && opened?.row && mapExport(look, opened), [look, opened?.row, opened?.tops]);
  const tops = useMemo(() => (look ? toTopActivations(opened?.tops?.tops ?? [], look) : []), [look, opened?.tops]);
  if (!look || !opened) {
    return (
      <aside id="map" className={`panel ${shared.panel}`} aria-label="Opened map">
        {look && beyond !== undefined ? (
          <UnknownMap look={look} channel={beyond} />
        ) : coming ? (
          <WaitingMap />
        ) : (
          <p className="sub">Nothing is open. Choose one of the list: its strongest images stand here, large.</p>
        )}
      </aside>
    );
  }
  const { channel, row } = opened;
  const what = unitWord(look.layer);
  const of = `${look.scan.id} ${look.layer.name} ${channel}`;
  const rank = chosen?.of === of ? chosen.rank : 1;
  const top = opened.tops?.tops[rank - 1];
  const className = classOfUnit(look.model, look.layer, channel);
  const dead = row !== undefined && row.images > 0 && row.firing === 0;
  const fires = row !== undefined && row.firing > 0;
  return (
    <aside
      id="map"
      className={`panel ${shared.panel} ${styles.panel} ${over ? styles.over : ""}`}
      aria-label="Opened map"
    >
      {over && (
        <div className={styles.back} ref={focusBack}>
          <Button onClick={() => navigate({ unit: undefined })}>Back to the list</Button>
        </div>
      )}
      <FigureFrame
        label={`${what === "map" ? "Map" : "Unit"} ${channel} of ${look.item.label}`}
        title={
          <h2>
            <span className="dim">{look.item.label} ·</span> {what} {formatCount(channel)}
            {className !== undefined && `, ${className}`}
          </h2>
        }
        table={table}
        figure={figure}
        withoutFootnote
      >
        {opened.problem && !(opened.problem.retryable && opened.tops) && (
          <ErrorNote
            over
            title="The map did not come."
            problem={opened.problem}
            action={
              opened.problem.retryable ? (
                <Button onClick={opened.retry}>Try again</Button>
              ) : (
                <ViewLink change={{ unit: undefined }}>Open the first of the list</ViewLink>
              )
            }
          />
        )}
        <div className={styles.body}>
          <MapFacts row={row} />
          {dead ? (
            <p className={styles.dead}>
              It never fired on {formatCount(row.images)} images of {splitName(look.scan)}. A {what} that fires on
              nothing is dead, or waits for something that these images do not show.
            </p>
          ) : (
            <section className={styles.tops} aria-label="Strongest activations">
              <div className={styles.head}>
                <h3>Strongest activations</h3>
                <Segmented
                  label="Rule for the way back through a ReLU"
                  options={ruleNames}
                  value={look.rule}
                  onChange={(rule) => navigate({ rule: rule === "deconvnet" ? undefined : rule })}
                />
              </div>
              {tops.length > 0 ? (
                <TopActivations
                  tops={tops}
                  slots={look.scan.k}
                  selected={rank}
                  view={table.shown ? "table" : "pictures"}
                  label={`Strongest activations of ${what} ${channel}`}
                  onSelect={(next) => setChosen({ of, rank: next })}
                />
              ) : (
                <Skeleton zero style={{ aspectRatio: "386 / 255" }} />
              )}
            </section>
          )}
          {!dead && (top ? <MapTopImage look={look} channel={channel} top={top} /> : <WaitingTop look={look} />)}
          {fires && <MapHistogram row={row} tops={opened.tops?.tops ?? noTops} table={table.shown} />}
          {!fires && !dead && <Skeleton style={{ height: 190, marginTop: 14 }} />}
          {fires && <MapClasses look={look} row={row} name={(label) => labelName(look, label)} />}
          <MapFilter look={look} channel={channel} />
        </div>
      </FigureFrame>
    </aside>
  );
});

/** Where the list is covered, the keys begin at the way back to it. */
function focusBack(bar: HTMLElement | null): void {
  if (bar && getComputedStyle(bar).display !== "none") bar.querySelector("button")?.focus();
}
