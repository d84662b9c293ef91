import {
  adoptStyles,
  drawOverInput,
  keepChild,
  keepSquareFrame,
  type SquareFrame,
  type SvgMark,
  token,
} from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type ClassMapData, classMarks, listWinners, rankClasses, type WinningClass } from "./class-map-layout.ts";
import { classMapStyles } from "./class-map-styles.ts";
import { placeNames, type RegionName } from "./place-names.ts";

export interface ClassMapProps extends ClassMapData, Omit<SquareFrame, "height" | "width" | "fill"> {
  /** Leaves the list of classes out, for small multiples. */
  readonly bare?: boolean | undefined;
}

/** Draws which class is most probable with the square at each place, hatched where nothing was measured. */
export function renderClassMap(root: HTMLElement, props: ClassMapProps): void {
  const { grid, bare = false } = props;
  const ranked = rankClasses(props);
  adoptStyles(root, classMapStyles);
  const holder = keepChild(root, "div", "deconvscope-class-map");
  const frame = keepChild(holder, "div", "frame");
  drawOverInput(frame, "cells", [...hatch(grid.width, grid.height), ...classMarks(props, ranked)], grid);
  keepSquareFrame(frame, { ...props, height: grid.height, width: grid.width });
  nameRegions(frame, bare ? [] : placeNames(props, ranked), grid);
  if (bare) holder.querySelector(".classes")?.remove();
  else listClasses(keepChild(holder, "ul", "classes"), ranked);
}

function nameRegions(frame: HTMLElement, names: readonly RegionName[], { height, width }: ClassMapProps["grid"]): void {
  select(frame)
    .selectChildren<HTMLElement, RegionName>(".region")
    .data(names)
    .join("span")
    .attr("class", "region")
    .attr("aria-hidden", "true")
    .style("left", ({ x }) => `${(100 * x) / width}%`)
    .style("top", ({ y }) => `${(100 * y) / height}%`)
    .style("max-width", (region) => `${(100 * region.width) / width}%`)
    .text(({ name }) => name);
}

function listClasses(list: HTMLElement, ranked: readonly WinningClass[]): void {
  const items = select(list)
    .selectChildren<HTMLElement, WinningClass>("li")
    .data(listWinners(ranked))
    .join((enter) => {
      const item = enter.append("li");
      item.append("i");
      item.append("span");
      item.append("b");
      return item;
    });
  items.select("i").style("background", ({ color }) => color);
  items.select("span").text(({ name }) => name);
  items.select("b").text(({ places }) => places.toLocaleString("en"));
}

/** Nothing was measured there. */
export function hatch(width: number, height: number): SvgMark[] {
  const step = Math.max(width, height) / 38;
  const lines: string[] = [];
  for (let at = step; at < width + height; at += step) {
    const [x1, y1] = at <= height ? [0, at] : [at - height, height];
    const [x2, y2] = at <= width ? [at, 0] : [width, at - width];
    lines.push(`M${x1} ${y1}L${x2} ${y2}`);
  }
  return [
    { tag: "rect", attributes: { class: "ground", width, height, fill: token("sunken") } },
    { tag: "path", attributes: { class: "hatch", d: lines.join(""), stroke: token("line"), "stroke-width": step / 4 } },
  ];
}
