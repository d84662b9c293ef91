import { examples as activationMap } from "@deconvscope/viz-activation-map/gallery";
import { examples as atlasRows } from "@deconvscope/viz-atlas-rows/gallery";
import { examples as calibration } from "@deconvscope/viz-calibration/gallery";
import { examples as classMap } from "@deconvscope/viz-class-map/gallery";
import { examples as confusionMatrix } from "@deconvscope/viz-confusion-matrix/gallery";
import { examples as curve } from "@deconvscope/viz-curve/gallery";
import { examples as curveFamily } from "@deconvscope/viz-curve-family/gallery";
import { examples as distributionStrip } from "@deconvscope/viz-distribution-strip/gallery";
import { examples as evolutionGrid } from "@deconvscope/viz-evolution-grid/gallery";
import { examples as filterAtlas } from "@deconvscope/viz-filter-atlas/gallery";
import { examples as filterBound } from "@deconvscope/viz-filter-bound/gallery";
import { examples as filterGrid } from "@deconvscope/viz-filter-grid/gallery";
import { examples as heatmap } from "@deconvscope/viz-heatmap/gallery";
import { examples as histogram } from "@deconvscope/viz-histogram/gallery";
import { examples as layerComparison } from "@deconvscope/viz-layer-comparison/gallery";
import { examples as layerGraph } from "@deconvscope/viz-layer-graph/gallery";
import { examples as layerRail } from "@deconvscope/viz-layer-rail/gallery";
import { examples as layerTable } from "@deconvscope/viz-layer-table/gallery";
import { examples as probabilityBars } from "@deconvscope/viz-probability-bars/gallery";
import { examples as projectionGrid } from "@deconvscope/viz-projection-grid/gallery";
import { examples as receptiveField } from "@deconvscope/viz-receptive-field/gallery";
import { examples as rectangleEditor } from "@deconvscope/viz-rectangle-editor/gallery";
import { examples as spectrum } from "@deconvscope/viz-spectrum/gallery";
import { examples as topActivations } from "@deconvscope/viz-top-activations/gallery";
import { examples as trainingCurves } from "@deconvscope/viz-training-curves/gallery";

const galleries = {
  "layer-rail": layerRail,
  "projection-grid": projectionGrid,
  "top-activations": topActivations,
  "atlas-rows": atlasRows,
  histogram,
  heatmap,
  "class-map": classMap,
  "distribution-strip": distributionStrip,
  curve,
  "curve-family": curveFamily,
  "confusion-matrix": confusionMatrix,
  calibration,
  "rectangle-editor": rectangleEditor,
  "activation-map": activationMap,
  "receptive-field": receptiveField,
  "filter-grid": filterGrid,
  "training-curves": trainingCurves,
  "evolution-grid": evolutionGrid,
  "filter-bound": filterBound,
  "filter-atlas": filterAtlas,
  spectrum,
  "layer-comparison": layerComparison,
  "layer-graph": layerGraph,
  "layer-table": layerTable,
  "probability-bars": probabilityBars,
};

const wanted = new URLSearchParams(location.search);
const theme = wanted.get("theme");
document.documentElement.style.colorScheme = theme ?? "light dark";
if (theme) document.documentElement.dataset.theme = theme;

const main = document.body.appendChild(document.createElement("main"));
main.appendChild(document.createElement("h1")).textContent = "Visualizations";
for (const [name, examples] of Object.entries(galleries)) {
  if ((wanted.get("only") ?? name) !== name) continue;
  const section = main.appendChild(document.createElement("section"));
  section.appendChild(document.createElement("h2")).textContent = name;
  for (const example of examples) {
    const figure = section.appendChild(document.createElement("figure"));
    figure.appendChild(document.createElement("figcaption")).textContent = example.name;
    const root = figure.appendChild(document.createElement("div"));
    root.style.width = `${example.width}px`;
    example.draw(root);
  }
}
