import { Button, formatActivation, formatPercent, formatProbability } from "@deconvscope/shell";
import { useEffect, useState } from "react";
import type { Square } from "../sweep/square-grid.ts";
import type { SweepStart } from "../sweep/sweep-state.ts";
import type { Reading } from "./reading.ts";
import styles from "./readout.module.css";

interface ReadoutProps {
  start: SweepStart | undefined;
  /** Known before the sweep begins, where the image or the address names it. */
  classIndex: number | undefined;
  square: Square | undefined;
  reading: Reading | undefined;
  pinned: boolean;
  /** Undefined where the square has no place of its own. */
  onLetGo: (() => void) | undefined;
  labelOf: (classIndex: number) => string;
  /** What the watched map is called. */
  mapName: string;
  /** Why the network could not be read here. */
  problem?: string | undefined;
}
const restsAfter = 400;

/** The numbers under the square; spoken once it has rested for 400 ms. */
export function Readout({
  start,
  classIndex,
  square,
  reading,
  pinned,
  onLetGo,
  labelOf,
  mapName,
  problem,
}: ReadoutProps) {
  const place = square && `x ${square.left}, y ${square.top}`;
  const change = start && reading && reading.probability - start.probability;
  const spoken =
    reading && start && place
      ? `Square at ${place}: P(${labelOf(start.classIndex)}) ${formatProbability(reading.probability)}; most probable ${labelOf(reading.topClass)}, ${formatProbability(reading.topProbability)}`
      : "";
  const waiting = square ? "…" : "–";
  return (
    <>
      <dl className={`panel ${styles.readout}`}>
        <div>
          <dt>
            <i className={styles.mark} />
            {pinned ? "square pinned at" : "square at"}
          </dt>
          <dd>
            {place ?? "–"}{" "}
            {onLetGo && (
              <Button small look="quiet" onClick={onLetGo}>
                Let go
              </Button>
            )}
          </dd>
        </div>
        <div>
          <dt>P({classIndex === undefined ? "class" : labelOf(classIndex)})</dt>
          <dd>
            {reading ? formatProbability(reading.probability) : waiting}{" "}
            {change !== undefined && <small>{signed(change)}</small>}
          </dd>
        </div>
        <div>
          <dt>most probable</dt>
          <dd>
            <span className={styles.name}>{reading ? labelOf(reading.topClass) : waiting}</span>{" "}
            {reading && <small>{formatProbability(reading.topProbability)}</small>}
          </dd>
        </div>
        <div>
          <dt>summed activity of {mapName}</dt>
          <dd>
            {reading ? formatActivation(reading.activity) : waiting}{" "}
            {reading && start && start.activity > 0 && (
              <small>{formatPercent(reading.activity / start.activity, 0)}</small>
            )}
          </dd>
        </div>
      </dl>
      {problem && (
        <p className="visually-hidden" role="status">
          {problem}
        </p>
      )}
      <Spoken text={spoken} />
    </>
  );
}

function Spoken({ text }: { text: string }) {
  const [rested, setRested] = useState("");
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), restsAfter);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <p className="visually-hidden" aria-live="polite">
      {rested}
    </p>
  );
}

function signed(change: number): string {
  const text = formatProbability(Math.abs(change));
  return `${change < 0 ? "−" : "+"}${text}`;
}
