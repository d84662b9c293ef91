import type { CheckArchitectureResponse } from "@deconvscope/proto";
import { formatFlops, formatMaps, formatShort } from "@deconvscope/shell";
import styles from "./new-run.module.css";

/** What becomes of an image layer by layer, up to the first that does not fit. */
export function CheckedLayers({
  answer: { layers, parameters, flops, problem },
}: {
  answer: CheckArchitectureResponse;
}) {
  if (layers.length === 0) return null;
  return (
    <>
      {!problem && (
        <p className="sub num">
          {formatShort(parameters)} parameters, {formatFlops(flops)} an image
        </p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key. */}
      <section className={styles.layers} tabIndex={0} aria-label="Layers and their shapes">
        <table>
          <tbody>
            {layers.map((layer) => (
              <tr key={layer.name}>
                <td>
                  <code>{layer.name}</code>
                </td>
                <td className="dim">{layer.operator}</td>
                <td className="right num">{formatMaps(layer.shape)}</td>
                <td className="right num dim">{layer.parameters > 0n ? formatShort(layer.parameters) : ""}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </>
  );
}
