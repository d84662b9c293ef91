import type { EvaluateResponse } from "@deconvscope/proto";
import { formatActivation, formatCount, formatPercent } from "@deconvscope/shell";
import styles from "./evaluation.module.css";
import { intervalText, rateText, top5Note, top5Text } from "./rate-text.ts";

interface ScoreTilesProps {
  response: EvaluateResponse | undefined;
  /** Images have several labels. */
  multiLabel: boolean;
}

/** The errors so far, with their intervals; of several labels an image the mean average precision. */
export function ScoreTiles({ response, multiLabel }: ScoreTilesProps) {
  const tiles = multiLabel
    ? [
        {
          name: "mean average precision",
          value: response?.complete ? formatPercent(response.meanAveragePrecision) : "–",
          note: "over the classes",
        },
      ]
    : [
        { name: "top-1 error", value: rateText(response?.top1Error), note: intervalText(response?.top1Error) },
        { name: "top-5 error", value: top5Text(response?.top5Error), note: top5Note(response?.top5Error) },
        {
          name: "class accuracy",
          value: response?.top1Error ? formatPercent(response.meanClassAccuracy) : "–",
          note: "mean over the classes",
        },
        { name: "loss", value: response?.top1Error ? formatActivation(response.loss) : "–", note: "−ln P(own class)" },
      ];
  const { done = 0n, total = 0n } = response?.progress ?? {};
  const { unknownLabels: unknown = 0n, unreadable = 0n } = response ?? {};
  return (
    <dl className={styles.tiles}>
      {tiles.map(({ name, value, note }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
          <dd className={styles.note}>{note}</dd>
        </div>
      ))}
      <div>
        <dt>images</dt>
        <dd>
          {response
            ? `${formatCount(done - unreadable)}${done < total || unreadable > 0n ? ` of ${formatCount(total)}` : ""}`
            : "–"}
        </dd>
        <dd className={styles.note}>
          {unknown > 0n
            ? `${formatCount(unknown)} left out: no class is their label`
            : multiLabel
              ? ""
              : "95 % intervals are Wilson’s"}
        </dd>
      </div>
    </dl>
  );
}
