/** Every visualization that other pages can embed: `/embed/<name>.js` registers `<deconvscope-<name>>`. */
export const embeds = [
  "activation-map",
  "atlas-rows",
  "class-map",
  "curve",
  "curve-family",
  "distribution-strip",
  "evolution-grid",
  "filter-atlas",
  "filter-bound",
  "filter-grid",
  "heatmap",
  "histogram",
  "layer-comparison",
  "layer-graph",
  "layer-rail",
  "layer-table",
  "probability-bars",
  "projection-grid",
  "receptive-field",
  "rectangle-editor",
  "spectrum",
  "top-activations",
  "training-curves",
] as const;

export type Embed = (typeof embeds)[number];
