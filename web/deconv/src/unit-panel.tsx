import {
  Button,
  ErrorNote,
  FigureFrame,
  formatActivation,
  formatCount,
  navigate,
  Skeleton,
  useDelayed,
} from "@deconvscope/shell";
import { ActivationMap } from "@deconvscope/viz-activation-map/react";
import { useMemo, useState } from "react";
import { CompareRules } from "./compare-rules.tsx";
import { hasPlaces, type Look, layerTitle, mapCount } from "./look.ts";
import type { Projected } from "./reconstruction.ts";
import { ThreeRules } from "./three-rules.tsx";
import { unitExport } from "./unit-export.ts";
import { UnitFacts } from "./unit-facts.tsx";
import styles from "./unit-panel.module.css";
import { UnitTable } from "./unit-table.tsx";
import type { OpenedUnit } from "./use-opened-unit.ts";

interface UnitPanelProps {
  look: Look | undefined;
  opened: OpenedUnit | undefined;
  tiles: readonly Projected[];
}

/** The opened unit: its numbers, the same unit under three rules, and its whole map to choose another place from. */
export function UnitPanel({ look, opened, tiles }: UnitPanelProps) {
  const [comparing, setComparing] = useState(false);
  const [table, setTable] = useState(false);
  const figure = useMemo(() => look && opened && unitExport(look, opened), [look, opened]);
  const waiting = useDelayed(!opened);
  if (!look || !opened) return <aside className={`panel ${styles["unit"]}`}>{waiting && <WaitingUnit />}</aside>;
  const { map, rules, unit } = opened;
  const projected = rules.deconvnet.value ?? rules[look.rule].value;
  const problem = rules.deconvnet.problem ?? rules.gradient.problem ?? rules.guided.problem;
  const places = hasPlaces(look.layer);
  const rank = tiles.findIndex(({ channel }) => channel === unit.channel);
  return (
    <aside className={`panel ${styles["unit"]}`} aria-label="Opened unit">
      <FigureFrame
        label={`Unit ${unit.channel} of ${layerTitle(look)}`}
        title={
          <h2>
            <span className="dim">{layerTitle(look)} ·</span> {places ? "map" : "unit"} {formatCount(unit.channel)}
          </h2>
        }
        table={{ shown: table, onToggle: () => setTable(!table) }}
        figure={figure}
        withoutFootnote
      >
        {problem && (
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
        )}
        <UnitFacts
          look={look}
          projected={projected}
          rank={rank}
          maps={mapCount(look.layer)}
          moved={unit.place !== undefined}
        />
        {table ? (
          <UnitTable rules={rules} />
        ) : (
          <>
            <div className={styles["row"]}>
              <h3>Same unit, three rules</h3>
              <Button small look="quiet" onClick={() => setComparing(true)}>
                Compare two
              </Button>
            </div>
            <ThreeRules rule={look.rule} rules={rules} />
          </>
        )}
        {places && map.value && (
          <>
            <h3>Activation map</h3>
            <ActivationMap
              className={styles["map"]}
              values={map.value.values}
              height={map.value.height}
              width={map.value.width}
              marked={projected && { y: projected.y, x: projected.x }}
              label={`${layerTitle(look)}, map ${unit.channel}`}
              onPick={(y, x) => navigate({ unit: { channel: unit.channel, place: { y, x } } })}
            />
          </>
        )}
        {map.problem && <ErrorNote title="The activation map did not come." problem={map.problem} />}
        {unit.place && (
          <div className={styles["next"]}>
            <Button onClick={() => navigate({ unit: { channel: unit.channel } })}>Back to the map’s maximum</Button>
          </div>
        )}
      </FigureFrame>
      {comparing && (
        <CompareRules
          title={`${layerTitle(look)} · map ${unit.channel}${projected ? `, activation ${formatActivation(projected.activation)}` : ""}`}
          rules={rules}
          first={look.rule}
          onClose={() => setComparing(false)}
        />
      )}
    </aside>
  );
}

function reloadAll(rules: OpenedUnit["rules"]): void {
  for (const rule of Object.values(rules)) rule.reload();
}

function WaitingUnit() {
  return (
    <div aria-hidden="true">
      <Skeleton style={{ height: 20, width: "50%", marginBottom: 18 }} />
      <Skeleton style={{ height: 32, marginBottom: 22 }} />
      <div className={styles["rules"]}>
        {["deconvnet", "gradient", "guided"].map((rule) => (
          <Skeleton key={rule} zero style={{ aspectRatio: "1" }} />
        ))}
      </div>
      <Skeleton zero style={{ aspectRatio: "1", marginTop: 44 }} />
    </div>
  );
}
