import type { Metrics } from "@deconvscope/proto";
import { Button, formatCount, formatPercent, SideScroll, useTableChoice } from "@deconvscope/shell";
import { useMemo } from "react";
import { writeRate } from "./curve-series.ts";
import styles from "./curves-table.module.css";

/** The points at which the validation images were measured: what the charts show, as a table. */
export function CurvesTable({ metrics }: { metrics: readonly Metrics[] }) {
  const { shown: open, onToggle } = useTableChoice("curves");
  const rows = useMemo(() => metrics.filter(endsEpoch), [metrics]);
  const several = rows.some(({ fit }) => fit !== "");
  const heads = ["Epoch", "Step", "Loss", "Accuracy", "Validation loss", "Validation accuracy", "Rate"];
  return (
    <div className={styles.under}>
      <div className={styles.actions}>
        <Button
          small
          look="quiet"
          disabled={rows.length === 0}
          aria-expanded={open}
          aria-controls="curves-table"
          onClick={onToggle}
        >
          {open ? "Hide the numbers" : "Show the numbers"}
        </Button>
      </div>
      <div id="curves-table" hidden={!open}>
        <SideScroll label="Metrics by epoch" height={320} className={styles.table}>
          <table>
            <thead>
              <tr>
                {(several ? ["Network", ...heads] : heads).map((head) => (
                  <th key={head}>{head}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((point) => (
                <tr key={String(point.step)}>
                  {several && <td>{point.fit}</td>}
                  <td className="num">{Number(point.epoch.toFixed(2))}</td>
                  <td className="num">{formatCount(point.step)}</td>
                  <td className="num">{point.loss.toFixed(3)}</td>
                  <td className="num">{formatPercent(point.trainingAccuracy)}</td>
                  <td className="num">{point.validationLoss?.toFixed(3) ?? "–"}</td>
                  <td className="num">
                    {point.validationAccuracy === undefined ? "–" : formatPercent(point.validationAccuracy)}
                  </td>
                  <td className="num">{writeRate(point.learningRate)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </SideScroll>
      </div>
    </div>
  );
}

const endsEpoch = ({ validationLoss, validationAccuracy }: Metrics) =>
  validationLoss !== undefined || validationAccuracy !== undefined;
