import { adoptStyles, drawPicture, keepChild, pictureAt, roveFocus, setTabStop } from "@deconvscope/viz-kit";
import { select } from "d3-selection";
import { type LayerRailItem, type LayerRailLayout, layoutLayerRail, type RailCell } from "./layer-rail-layout.ts";
import { layerRailStyles } from "./layer-rail-styles.ts";

export interface LayerRailProps {
  readonly items: readonly LayerRailItem[];
  /** Side of the network's input in pixels. */
  readonly inputSide: number;
  /** Id of the layer that is looked at. */
  readonly current?: string;
  /** Name of the navigation; "Layers" if left out. */
  readonly label?: string;
  readonly onSelect?: (id: string) => void;
  readonly onHover?: (id: string | undefined) => void;
}

interface RailState {
  current: string | undefined;
  opened: number | undefined;
}
const states = new WeakMap<HTMLElement, RailState>();

/** Draws the network as a rail of layers, left to right. */
export function renderLayerRail(root: HTMLElement, props: LayerRailProps): void {
  const layout = layoutLayerRail(props.items, props.inputSide, props.current);
  adoptStyles(root, layerRailStyles);
  const state = states.get(root) ?? { current: undefined, opened: undefined };
  states.set(root, state);
  const moved = state.current !== props.current;
  if (moved || (state.opened ?? 0) >= layout.stages.length) state.opened = undefined;
  state.current = props.current;
  const opened = state.opened ?? layout.currentStage;

  const frame = keepChild(root, "nav", "deconvscope-layer-rail");
  frame.setAttribute("aria-label", props.label ?? "Layers");
  const stages = keepChild(frame, "div", "level stages");
  stages.hidden = layout.stages.length < 2;
  drawStages(stages, layout, opened, (index) => {
    state.opened = index;
    renderLayerRail(root, props);
  });
  const level = keepChild(frame, "div", "level layers");
  drawCells(level, layout.stages[opened]?.cells ?? [], props);
  if (!moved) return;
  const centre = () => [stages, level].forEach(centreCurrent);
  centre();
  // Widths change once more when the page's fonts have come.
  root.ownerDocument.fonts?.ready.then(centre);
}

function drawStages(level: HTMLElement, layout: LayerRailLayout, opened: number, open: (index: number) => void): void {
  const shown = layout.stages.length < 2 ? [] : layout.stages;
  const cells = select(level)
    .selectChildren<HTMLButtonElement, (typeof shown)[number]>("button")
    .data(shown, (stage) => stage.label)
    .join((enter) => enter.append("button").attr("type", "button").attr("class", "cell stage"))
    .attr("aria-expanded", (_, index) => String(index === opened))
    .attr("aria-current", (stage, index) => (index === layout.currentStage && stage.cells.length > 0 ? "true" : null))
    .on("click", (_, stage) => open(shown.indexOf(stage)))
    .each(function (stage) {
      const text = keepChild(this, "span", "text");
      keepChild(text, "b", "name").textContent = stage.label;
      const count = stage.cells.length;
      keepChild(text, "small", "count").textContent = `${count} ${count === 1 ? "layer" : "layers"}`;
      keepChild(this, "span", "bar").style.width = `${100 * stage.share}%`;
    })
    .order();
  setTabStop(cells.nodes(), opened);
  roveFocus(level, ".cell", () => shown.length);
}

function drawCells(level: HTMLElement, cells: readonly RailCell[], props: LayerRailProps): void {
  const anchors = select(level)
    .selectChildren<HTMLAnchorElement, RailCell>("a")
    .data(cells, ({ item }) => item.id)
    .join((enter) => enter.append("a").attr("class", "cell"))
    .attr("href", ({ item }) => item.href ?? `?layer=${encodeURIComponent(item.id)}`)
    .attr("title", ({ item }) => item.description ?? null)
    .attr("aria-current", ({ item }) => (item.id === props.current ? "true" : null))
    .on("click", (event: MouseEvent, { item }) => {
      if (!props.onSelect || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
      event.preventDefault();
      props.onSelect(item.id);
    })
    .on("pointerenter focus", (_, { item }) => props.onHover?.(item.id))
    .on("pointerleave blur", () => props.onHover?.(undefined))
    .each(function (cell) {
      drawItemPicture(this, cell.item);
      const text = keepChild(this, "span", "text");
      keepChild(text, "b", "name").textContent = cell.item.label;
      keepChild(text, "small", "shape").textContent = cell.item.shape;
      keepChild(text, "small", "sees").textContent = cell.item.topClass ?? cell.field;
      keepChild(this, "span", "bar").style.width = `${100 * cell.share}%`;
    })
    .order();
  setTabStop(
    anchors.nodes(),
    cells.findIndex(({ item }) => item.id === props.current),
  );
  roveFocus(level, ".cell", () => cells.length);
}

/** A dense layer has no picture: its top class stands among the words. */
function drawItemPicture(cell: HTMLElement, { topClass, pictureUrl }: LayerRailItem): void {
  if (topClass !== undefined) cell.querySelector(":scope > .picture")?.remove();
  else drawPicture(cell, 0, "picture", pictureAt(pictureUrl, true), false);
}

function centreCurrent(level: HTMLElement): void {
  const here = level.querySelector<HTMLElement>("[aria-current]");
  if (here) level.scrollLeft = here.offsetLeft - level.offsetLeft - level.clientWidth / 2 + here.offsetWidth / 2;
}
