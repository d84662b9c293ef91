import { defineVisualization } from "@deconvscope/viz-kit";
import { type AtlasRowsProps, renderAtlasRows } from "./render-atlas-rows.ts";

defineVisualization<AtlasRowsProps>({
  tag: "deconvscope-atlas-rows",
  properties: {
    rows: "json",
    selected: "json",
    focused: "json",
    highlighted: "json",
    view: "text",
    pairs: "json",
    what: "text",
    named: "json",
    images: "json",
    height: "json",
    label: "text",
  },
  callbacks: ["onSelect", "onHover", "onRange"],
  required: ["rows"],
  draw: renderAtlasRows,
});
