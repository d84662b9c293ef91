/** Every visualization that other pages can embed: `/embed/<name>.js` registers `<deconvscope-<name>>`. */
export const embeds = [
  "activation-map",
  "atlas-rows",
  "class-map",
  "curve",
  "distribution-strip",
  "evolution-grid",
  "filter-bound",
  "filter-grid",
  "heatmap",
  "histogram",
  "layer-graph",
  "layer-rail",
  "layer-table",
  "probability-bars",
  "projection-grid",
  "receptive-field",
  "rectangle-editor",
  "top-activations",
  "training-curves",
] as const;

export type Embed = (typeof embeds)[number];
