import type { TransformedMap } from "@deconvscope/proto";
import {
  Button,
  ErrorNote,
  formatActivation,
  formatProbability,
  type ModelView,
  navigate,
  Skeleton,
  type TransformReference,
  usePictureUrl,
  useServerAway,
} from "@deconvscope/shell";
import { formatAmount, formatDistance } from "@deconvscope/viz-curve-family";
import { useMemo } from "react";
import { paintMap } from "../paint-map.ts";
import { firstName } from "../short-labels.ts";
import { layerLabel } from "./family-data.ts";
import styles from "./invariance.module.css";
import { columnOf, titles } from "./transforms.ts";
import type { Hand } from "./use-hand.ts";

interface HandPanelProps {
  model: ModelView;
  /** The image that is moved. */
  name: string;
  /** What the layers are called whose maps are shown. */
  labels: readonly string[];
  isAbsolute: boolean;
  hand: Hand;
}

/** What the network sees while a hand moves the image, and what its layers' strongest maps make of it. */
export function HandPanel({ model, name, labels, isAbsolute, hand }: HandPanelProps) {
  const { reading, problem, retry } = hand;
  const away = useServerAway();
  const seen = usePictureUrl(reading?.point.picturePng);
  const maps = reading?.point.maps ?? [];
  return (
    <section className={styles.hand} aria-label={`${name}, moved by hand`}>
      {problem && !(away && problem.retryable) && (
        <ErrorNote
          title="The image was not moved."
          problem={problem}
          action={
            problem.fields.some((field) => field.startsWith("amounts")) ? (
              <Button onClick={() => navigate({ moved: undefined }, { replace: true })}>Put it where it was</Button>
            ) : (
              <Button onClick={retry}>Try again</Button>
            )
          }
        />
      )}
      <div className={styles.moved}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
        <section className={styles.pictures} aria-label={`Maps of ${name}`} tabIndex={0}>
          <figure>
            {seen ? <img src={seen} alt={`What the network sees of ${name}`} /> : <Skeleton zero style={square} />}
            <figcaption>the input</figcaption>
          </figure>
          {reading
            ? maps.map((map) => <MovedMap key={map.layer} model={model} map={map} />)
            : labels.map((label) => (
                <figure key={label}>
                  <Skeleton zero style={square} />
                  <figcaption>
                    <code>{label}</code>
                  </figcaption>
                </figure>
              ))}
        </section>
        <dl className={styles.readout} aria-label="What is read there">
          <div>
            <dt>{reading ? titles[reading.moved.transform] : "moved by"}</dt>
            <dd>{reading ? amountText(reading.moved) : "–"}</dd>
          </div>
          {labels.map((label, index) => (
            <div key={label}>
              <dt>
                {label}
                <span className={styles.wide}> has moved</span>
              </dt>
              <dd>{distanceText(reading?.point[isAbsolute ? "distances" : "relativeDistances"][index])}</dd>
            </div>
          ))}
          <div>
            <dt>P({firstName(reading?.subject?.label ?? "class")})</dt>
            <dd>{reading ? formatProbability(reading.point.probability) : "–"}</dd>
          </div>
        </dl>
      </div>
    </section>
  );
}

const square = { aspectRatio: "1", width: "100%" };
const amountText = ({ transform, amount }: TransformReference) => formatAmount(columnOf(transform, [amount]), amount);
const distanceText = (value: number | undefined) => (value === undefined ? "–" : formatDistance(value));

function MovedMap({ model, map }: { model: ModelView; map: TransformedMap }) {
  const { layer, channel, activation } = map;
  const label = layerLabel(model, layer);
  const values = useMemo(() => activation && new Float32Array(activation.data.slice().buffer), [activation]);
  const [height = 1, width = 1] = activation?.shape ?? [];
  const url = useMemo(
    () => (values && values.length > 1 ? paintMap(values, height, width) : undefined),
    [values, height, width],
  );
  if (values?.length === 1) {
    return (
      <figure>
        <p className={styles.unit}>{formatActivation(values[0]!)}</p>
        <figcaption>
          <code>{label}</code> unit {channel}
        </figcaption>
      </figure>
    );
  }
  return (
    <figure>
      {url ? <img className="pixels" src={url} alt={`Map ${channel} of ${layer}`} /> : <Skeleton zero style={square} />}
      <figcaption>
        <code>{label}</code> map {channel}
      </figcaption>
    </figure>
  );
}
