import {
  Button,
  ErrorNote,
  FigureFrame,
  formatCount,
  navigate,
  Skeleton,
  useDelayed,
  useTableChoice,
} from "@deconvscope/shell";
import { useMemo } from "react";
import { classOfUnit, type Look, layerTitle, unitWord } from "./look.ts";
import shared from "./opened-panel.module.css";
import type { Projected } from "./reconstruction.ts";
import { UnitBody } from "./unit-body.tsx";
import { unitExport } from "./unit-export.ts";
import styles from "./unit-panel.module.css";
import type { OpenedUnit } from "./use-opened-unit.ts";

interface UnitPanelProps {
  look: Look | undefined;
  opened: OpenedUnit | undefined;
  tiles: readonly Projected[];
  /** A unit will be opened as soon as the strongest maps come. */
  coming: boolean;
}

/** The opened unit: its numbers, the same unit under three rules, and its whole map to choose another place from. */
export function UnitPanel({ look, opened, tiles, coming }: UnitPanelProps) {
  const table = useTableChoice("unit");
  const figure = useMemo(() => look && opened && unitExport(look, opened), [look, opened]);
  const waiting = useDelayed(!opened && coming);
  if (!look || !opened) {
    return (
      <aside className={`panel ${shared.panel} ${styles.unit}`} aria-label="Opened unit">
        {waiting && <WaitingUnit />}
        {!coming && <p className="sub">No unit is open. Once maps are projected, the strongest is opened here.</p>}
      </aside>
    );
  }
  const { rules, unit } = opened;
  const problem = rules.deconvnet.problem ?? rules.gradient.problem ?? rules.guided.problem;
  return (
    <aside className={`panel ${shared.panel} ${styles.unit}`} aria-label="Opened unit">
      <FigureFrame
        label={`Unit ${unit.channel} of ${layerTitle(look)}`}
        title={
          <h2>
            <span className="dim">{layerTitle(look)} ·</span> {unitName(look, unit.channel)}
          </h2>
        }
        table={table}
        figure={problem ? undefined : figure}
        withoutFootnote
      >
        {problem ? (
          <ErrorNote
            title="The unit was not projected."
            problem={problem}
            action={
              problem.retryable ? (
                <Button onClick={() => reloadAll(rules)}>Try again</Button>
              ) : (
                <Button onClick={() => navigate({ unit: undefined })}>Open the strongest map</Button>
              )
            }
          />
        ) : (
          <UnitBody look={look} opened={opened} tiles={tiles} table={table.shown} />
        )}
      </FigureFrame>
    </aside>
  );
}

/** "map 258", "unit 12", "unit 3, rabbit". */
function unitName({ model, layer }: Look, channel: number): string {
  const label = classOfUnit(model, layer, channel);
  return `${unitWord(layer)} ${formatCount(channel)}${label === undefined ? "" : `, ${label}`}`;
}

function reloadAll(rules: OpenedUnit["rules"]): void {
  for (const rule of Object.values(rules)) rule.reload();
}

function WaitingUnit() {
  return (
    <div aria-hidden="true">
      <Skeleton style={{ height: 20, width: "50%", marginBottom: 18 }} />
      <Skeleton style={{ height: 32, marginBottom: 22 }} />
      <div className={styles.rules}>
        {["deconvnet", "gradient", "guided"].map((rule) => (
          <Skeleton key={rule} zero style={{ aspectRatio: "1" }} />
        ))}
      </div>
      <Skeleton zero style={{ aspectRatio: "1", marginTop: 44, maxWidth: 330 }} />
    </div>
  );
}
