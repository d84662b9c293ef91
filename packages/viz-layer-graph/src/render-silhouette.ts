import { adoptStyles, drawMarks, keepSvg, token } from "@deconvscope/viz-kit";
import { layerGraphStyles } from "./layer-graph-styles.ts";
import { layoutSilhouette, type SilhouetteLayer } from "./silhouette-layout.ts";

export interface SilhouetteProps {
  readonly layers: readonly SilhouetteLayer[];
  /** px; 232 if left out. */
  readonly width?: number;
  /** px; 48 if left out. */
  readonly height?: number;
  /** Drawn in ink: the model that is looked at. */
  readonly current?: boolean;
}

/** Draws a network's outline for a card; decoration beside the card's words. */
export function renderSilhouette(root: HTMLElement, props: SilhouetteProps): void {
  const { width = 232, height = 48 } = props;
  adoptStyles(root, layerGraphStyles);
  const svg = keepSvg(root, "deconvscope-silhouette");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.setAttribute("aria-hidden", "true");
  const fill = token(props.current ? "ink" : "ink-3");
  const bars = layoutSilhouette(props.layers, width, height);
  drawMarks(
    svg,
    bars.map((bar) => ({ tag: "rect", attributes: { ...bar, fill } })),
  );
}
