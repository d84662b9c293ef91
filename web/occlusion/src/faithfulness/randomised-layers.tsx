import type { RandomisedMap } from "@deconvscope/proto";
import { formatProbability, type ModelView } from "@deconvscope/shell";
import { layerLabel } from "../panels/map-name.ts";
import styles from "./faithfulness.module.css";

interface RandomisedLayersProps {
  model: ModelView;
  randomised: readonly RandomisedMap[];
}

/** How much of the map is left when weights are drawn anew, layer after layer from the last. */
export function RandomisedLayers({ model, randomised }: RandomisedLayersProps) {
  return (
    <table className={styles.randomised}>
      <caption>Rank correlation with the map, weights drawn anew from the last layer down to …</caption>
      <tbody>
        {randomised.map(({ layer, similarity }) => (
          <tr key={layer}>
            <th scope="row">
              <code>{layerLabel(model, layer)}</code>
            </th>
            <td>
              <i style={{ width: `${100 * Math.min(1, Math.abs(similarity))}%` }} />
            </td>
            <td className="num right">
              {similarity < 0 ? `−${formatProbability(-similarity)}` : formatProbability(similarity)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
