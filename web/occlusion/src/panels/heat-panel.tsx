import { Heatmap } from "@deconvscope/viz-heatmap/react";
import { useWidth } from "@deconvscope/viz-kit/react";
import { useMemo, useRef } from "react";
import { Panel } from "./panel.tsx";
import type { PanelProps } from "./panel-props.ts";
import styles from "./panels.module.css";
import { ToCome } from "./to-come.tsx";

interface HeatPanelProps extends PanelProps {
  letter: "b" | "d";
  title: string;
  /** Read by a screen reader. */
  label: string;
  quantity: "probability" | "activity";
  /** Upper end of the scale; the lower is 0. */
  most: number;
  format: (value: number) => string;
}

/** (b) or (d) A number of each place, at the pixels that the square covered. */
export function HeatPanel(props: HeatPanelProps) {
  const { state, sweep, at, reading, pointing, details, letter, title, label, quantity, most, format } = props;
  const frame = useRef<HTMLDivElement>(null);
  const width = useWidth(frame);
  const start = sweep?.start;
  const tiles = sweep?.tiles;
  const unoccluded = start?.[quantity];
  const domain = useMemo(() => [0, most] as const, [most]);
  const base = useMemo(
    () => (unoccluded === undefined ? undefined : { value: unoccluded, words: `${format(unoccluded)} unoccluded` }),
    [unoccluded, format],
  );
  return (
    <Panel letter={letter} title={title}>
      <div ref={frame}>
        {start && tiles && sweep.done > 0 ? (
          <Heatmap
            grid={start.grid}
            tiles={quantity === "probability" ? tiles.probabilities : tiles.activities}
            pixels={sweep.summary?.[quantity]}
            domain={domain}
            square={at}
            pointed={reading?.[quantity]}
            base={base}
            format={format}
            legendWidth={width}
            label={label}
            details={details}
            {...pointing}
          />
        ) : (
          <div className={styles.scaled}>
            <ToCome state={state} sweep={sweep} />
          </div>
        )}
      </div>
    </Panel>
  );
}
