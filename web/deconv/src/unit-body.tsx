import { Button, ErrorNote, formatActivation, navigate } from "@deconvscope/shell";
import { ActivationMap } from "@deconvscope/viz-activation-map/react";
import { useState } from "react";
import { CompareRules } from "./compare-rules.tsx";
import { isMaximum } from "./is-maximum.ts";
import { hasPlaces, type Look, layerTitle, mapCount, unitWord } from "./look.ts";
import type { Projected } from "./reconstruction.ts";
import { ThreeRules } from "./three-rules.tsx";
import { UnitFacts } from "./unit-facts.tsx";
import styles from "./unit-panel.module.css";
import { UnitTable } from "./unit-table.tsx";
import { UnitTops } from "./unit-tops.tsx";
import type { OpenedUnit } from "./use-opened-unit.ts";

interface UnitBodyProps {
  look: Look;
  opened: OpenedUnit;
  tiles: readonly Projected[];
  table: boolean;
}

/** A unit that can be projected: facts, rules, map. */
export function UnitBody({ look, opened, tiles, table }: UnitBodyProps) {
  const [comparing, setComparing] = useState(false);
  const { map, rules, unit } = opened;
  const projected = rules.deconvnet.value ?? rules[look.rule].value;
  const name = `${layerTitle(look)}, ${unitWord(look.layer)} ${unit.channel}`;
  const moved =
    unit.place === undefined || !hasPlaces(look.layer) ? false : map.value && !isMaximum(map.value, unit.place);
  return (
    <>
      <UnitFacts
        look={look}
        projected={projected}
        rank={tiles.findIndex(({ channel }) => channel === unit.channel)}
        maps={mapCount(look.layer)}
        moved={moved}
      />
      <div className={styles.body}>
        <div>
          <div className={styles.row}>
            <h3>Same unit, three rules</h3>
            <Button small look="quiet" onClick={() => setComparing(true)}>
              Compare two
            </Button>
          </div>
          {table ? <UnitTable rules={rules} /> : <ThreeRules rule={look.rule} rules={rules} />}
          <UnitTops look={look} channel={unit.channel} ready={rules.guided.value !== undefined} />
        </div>
        {hasPlaces(look.layer) && (
          <div>
            <h3>Activation map</h3>
            {map.problem && <ErrorNote title="The activation map did not come." problem={map.problem} />}
            {map.value && (
              <ActivationMap
                className={styles.map}
                {...map.value}
                marked={projected && { y: projected.y, x: projected.x }}
                label={name}
                onPick={(y, x) => navigate({ unit: { channel: unit.channel, place: { y, x } } })}
              />
            )}
            {moved && (
              <div className={styles.next}>
                <Button onClick={() => navigate({ unit: { channel: unit.channel } })}>Back to the map’s maximum</Button>
              </div>
            )}
          </div>
        )}
      </div>
      {comparing && (
        <CompareRules
          title={projected ? `${name}, activation ${formatActivation(projected.activation)}` : name}
          rules={rules}
          first={look.rule}
          onClose={() => setComparing(false)}
        />
      )}
    </>
  );
}
