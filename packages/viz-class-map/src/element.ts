import { defineVisualization } from "@deconvscope/viz-kit";
import { type ClassMapProps, renderClassMap } from "./render-class-map.ts";

defineVisualization<ClassMapProps>({
  tag: "deconvscope-class-map",
  properties: {
    grid: "json",
    classes: "json",
    square: "json",
    colorOrder: "json",
    bare: "json",
    label: "text",
    details: "text",
  },
  callbacks: ["nameOf", "onPoint", "onLeave", "onDrag", "onStep", "onPin"],
  required: ["grid", "classes", "nameOf", "label"],
  draw: renderClassMap,
});
