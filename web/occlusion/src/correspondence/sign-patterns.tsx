import type { PartCorrespondence } from "@deconvscope/proto";
import { formatImageReference, type ModelView } from "@deconvscope/shell";
import { Heatmap } from "@deconvscope/viz-heatmap/react";
import { useMemo, useState } from "react";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./correspondence.module.css";
import type { PartImage } from "./part-images.ts";
import { drawSigns, readSigns, type SignPicture } from "./read-signs.ts";

interface SignPatternsProps {
  model: ModelView;
  parts: readonly PartCorrespondence[];
  images: readonly PartImage[];
}

/** What Δ counts, opened by whoever wants to see it: where masking a part raised or lowered a layer's units. */
export function SignPatterns({ model, parts, images }: SignPatternsProps) {
  const [chosen, setChosen] = useState(0);
  const [channel, setChannel] = useState<number>();
  const entry = parts[chosen] ?? parts[0];
  const signs = useMemo(() => entry?.signs && readSigns(entry.signs), [entry]);
  const hasPlaces = signs !== undefined && signs.height * signs.width > 1;
  return (
    <details className={styles.signs}>
      <summary>Sign patterns</summary>
      <p className={styles.choose}>
        <label>
          Part and layer{" "}
          <select value={chosen} onChange={({ target }) => setChosen(Number(target.value))}>
            {parts.map(({ part, layer }, index) => (
              <option key={`${part} ${layer}`} value={index}>
                {part}, {layerLabel(model, layer)}
              </option>
            ))}
          </select>
        </label>
        {hasPlaces && (
          <label>
            Map{" "}
            <input
              type="number"
              min={0}
              max={signs.channels - 1}
              placeholder="all"
              value={channel ?? ""}
              onChange={({ target }) => setChannel(readChannel(target.value, signs.channels))}
            />
          </label>
        )}
      </p>
      {signs ? (
        <>
          <div className={styles.patterns}>
            {images.slice(0, signs.images).map((image, index) => (
              <Pattern
                key={formatImageReference(image.reference)}
                picture={drawSigns(signs, index, hasPlaces ? channel : undefined)}
                label={`Signs of ${image.image.name}`}
              />
            ))}
          </div>
          <p className={styles.caption}>
            Light: raised; dark: lowered; mid-grey: left alone.{" "}
            {hasPlaces ? "Without a map’s number: the mean over all maps." : "One cell a unit."}
          </p>
        </>
      ) : (
        <p className="sub">The layer is too large for its signs to be sent.</p>
      )}
    </details>
  );
}

const domain = [-1, 1] as const;

function Pattern({ picture, label }: { picture: SignPicture; label: string }) {
  const { height, width, values } = picture;
  const grid = useMemo(() => ({ height, width, patch: 1, stride: 1, rows: height, columns: width }), [height, width]);
  return <Heatmap grid={grid} tiles={values} pixels={values} domain={domain} scale="diverging" label={label} />;
}

function readChannel(text: string, channels: number): number | undefined {
  const channel = Number(text);
  return text !== "" && Number.isInteger(channel) && channel >= 0 && channel < channels ? channel : undefined;
}
