import { formatActivation, formatCount, navigate, type SeedName } from "@deconvscope/shell";
import { hasPlaces, type Look } from "./look.ts";
import shared from "./opened-panel.module.css";
import type { Projected } from "./reconstruction.ts";
import styles from "./unit-panel.module.css";

interface UnitFactsProps {
  look: Look;
  projected: Projected | undefined;
  /** Place among the strongest maps from 0; −1: not among them. */
  rank: number;
  maps: number;
  /** Off the map's maximum; undefined until the map is known. */
  moved: boolean | undefined;
}

/** Activation, place, rank among the layer's maps on this image, and the seed, which can be changed. */
export function UnitFacts({ look, projected, rank, maps, moved }: UnitFactsProps) {
  return (
    <dl className={shared.facts} aria-live="polite">
      <div>
        <dt>activation</dt>
        <dd>{projected ? formatActivation(projected.activation) : "…"}</dd>
      </div>
      {hasPlaces(look.layer) && (
        <div>
          <dt>at y, x</dt>
          <dd>{projected ? `${projected.y}, ${projected.x}` : "…"}</dd>
        </div>
      )}
      <div>
        <dt>on this image</dt>
        <dd>
          {moved === undefined
            ? "…"
            : moved
              ? "off the maximum"
              : rank >= 0
                ? `#${rank + 1} of ${formatCount(maps)}`
                : "below the nine"}
        </dd>
      </div>
      <div>
        <dt>
          <label htmlFor="seed">seed</label>
        </dt>
        <dd>
          <select
            id="seed"
            className={styles.seed}
            value={look.seed}
            onChange={(event) => {
              const seed: SeedName = event.target.value === "one" ? "one" : "activation";
              navigate({ seed: seed === "one" ? seed : undefined });
            }}
          >
            <option value="activation">activation</option>
            <option value="one">one</option>
          </select>
        </dd>
      </div>
    </dl>
  );
}
