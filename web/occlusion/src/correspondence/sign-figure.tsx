import type { PartCorrespondence } from "@deconvscope/proto";
import { formatProbability, type ModelView, navigate, type SignsReference, useViewState } from "@deconvscope/shell";
import { Heatmap } from "@deconvscope/viz-heatmap/react";
import { useMemo } from "react";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./sign-figure.module.css";
import { agreement, meanSigns, pairIndex, readSigns, type SignPatterns } from "./sign-patterns.ts";

interface SignFigureProps {
  model: ModelView;
  parts: readonly PartCorrespondence[];
  /** What the images are called. */
  images: readonly string[];
}

const domain = [-1, 1] as const;
const legendWidth = 180;
const firstPair = [0, 1] as const;

/** The sign patterns behind Δ: what masking a part did in each image, and where two of them agree and differ. */
export function SignFigure({ model, parts, images }: SignFigureProps) {
  const signs = useViewState().view?.signs;
  const entry = parts.find(({ part, layer }) => part === signs?.part && layer === signs.layer) ?? parts[0];
  const pair = signs && signs.pair[1] < images.length ? signs.pair : firstPair;
  const patterns = useMemo(() => readSigns(entry?.signs), [entry]);
  if (!entry) return null;
  const nameOf = ({ part, layer }: PartCorrespondence) => `${part}, ${layerLabel(model, layer)}`;
  const fits = patterns !== undefined && patterns.images === images.length;
  const show = ({ part, layer }: PartCorrespondence, next: SignsReference["pair"]) =>
    navigate({ signs: { part, layer, pair: next } });
  // Back and Forward toggle it, too, once the address has changed.
  const toggle = (open: boolean) => {
    if (open && !signs) show(entry, pair);
    else if (!open && signs) navigate({ signs: undefined });
  };
  return (
    <details
      className={styles.signs}
      open={signs !== undefined}
      onToggle={({ currentTarget }) => toggle(currentTarget.open)}
    >
      <summary>Sign patterns: where two images agree and differ</summary>
      <label className={styles.choice}>
        Part and layer
        <select
          value={parts.indexOf(entry)}
          onChange={({ target }) => show(parts[Number(target.value)] ?? entry, pair)}
        >
          {parts.map((one, index) => (
            <option key={nameOf(one)} value={index}>
              {nameOf(one)}
            </option>
          ))}
        </select>
      </label>
      {fits ? (
        <>
          <div className={styles.maps}>
            {images.map((name, image) => (
              <figure key={name}>
                <SignMap patterns={patterns} values={meanSigns(patterns, image)} label={`${nameOf(entry)}: ${name}`} />
                <figcaption>{name}</figcaption>
              </figure>
            ))}
          </div>
          <p className={styles.caption}>
            Masking raised (bright) or lowered (dark) the units at each place, mean sign over channels.
          </p>
          <div className={styles.pair}>
            <PairTable entry={entry} images={images} pair={pair} onPick={(next) => show(entry, next)} />
            <figure>
              <SignMap
                patterns={patterns}
                values={agreement(patterns, ...pair)}
                label={`Agreement of ${images[pair[0]]} and ${images[pair[1]]}`}
                legend
              />
              <figcaption>
                {images[pair[0]]} and {images[pair[1]]}: −1 all signs differ, 1 all changed alike, 0 nothing changed.
              </figcaption>
            </figure>
          </div>
        </>
      ) : (
        <p className={styles.caption}>This layer has too many units for its patterns to be sent.</p>
      )}
    </details>
  );
}

function SignMap({
  patterns: { height, width },
  values,
  label,
  legend,
}: {
  patterns: SignPatterns;
  values: Float32Array;
  label: string;
  legend?: boolean;
}) {
  const grid = { height, width, patch: 1, stride: 1, rows: height, columns: width };
  return (
    <Heatmap
      grid={grid}
      tiles={values}
      pixels={values}
      domain={domain}
      scale="diverging"
      label={label}
      {...(legend ? { legendWidth } : {})}
    />
  );
}

function PairTable({
  entry,
  images,
  pair,
  onPick,
}: {
  entry: PartCorrespondence;
  images: readonly string[];
  pair: readonly [number, number];
  onPick: (pair: readonly [number, number]) => void;
}) {
  return (
    <table className={styles.pairs}>
      <caption className="visually-hidden">Δ of each pair of images</caption>
      <thead>
        <tr>
          <td />
          {images.slice(1).map((name) => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {images.slice(0, -1).map((name, row) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            {images.slice(1).map((other, index) => (
              <td key={other}>
                {index >= row && (
                  <button
                    type="button"
                    aria-pressed={pair[0] === row && pair[1] === index + 1}
                    aria-label={`${name} and ${other}: Δ ${formatProbability(entry.pairs[pairIndex(images.length, row, index + 1)] ?? Number.NaN)}`}
                    onClick={() => onPick([row, index + 1])}
                  >
                    {formatProbability(entry.pairs[pairIndex(images.length, row, index + 1)] ?? Number.NaN)}
                  </button>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
