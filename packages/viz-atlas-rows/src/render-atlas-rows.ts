import { adoptStyles, keepChild } from "@deconvscope/viz-kit";
import { type AtlasRow, layoutAtlasRows } from "./atlas-rows-layout.ts";
import { atlasRowsStyles } from "./atlas-rows-styles.ts";
import { type AtlasState, rowOf, viewportOf } from "./atlas-state.ts";
import { drawFrame, drawWindow } from "./draw-window.ts";
import { listenToRows, moveTo } from "./listen-to-rows.ts";
import { scrollToRow } from "./row-window.ts";

export interface AtlasRowsProps {
  /** In the order in which they are shown; undefined where a row is not known yet. */
  readonly rows: readonly (AtlasRow | undefined)[];
  /** Channel of the opened map; brought into view when it changes. */
  readonly selected?: number;
  /** Channel whose row takes the focus, scrolled into view, when this changes: the one that was opened and is closed again. */
  readonly focused?: number;
  /** Channel that is pointed at elsewhere. */
  readonly highlighted?: number;
  readonly view?: "pictures" | "table";
  /** Strongest activations a row, 9 if left out; fewer are shown where there is no room. */
  readonly pairs?: number;
  /** What a row is, in the heads; "map" if left out. */
  readonly what?: "map" | "unit";
  /** Rows have names: their column is wider. */
  readonly named?: boolean;
  /** How many images were looked at. */
  readonly images?: number;
  /** Height of the list: px or a CSS length; 640 px if left out. */
  readonly height?: number | string;
  /** px; where the page does not say it. */
  readonly width?: number;
  /** Name of the list; "Feature maps" if left out. */
  readonly label?: string;
  readonly onSelect?: (channel: number) => void;
  readonly onHover?: (channel: number | undefined) => void;
  /** Numbers of the first and the last row in view, whenever they change. */
  readonly onRange?: (first: number, last: number) => void;
}

const states = new WeakMap<HTMLElement, AtlasState>();

/** Draws feature maps one a row, however many: only rows in view and a few around them are in the page. */
export function renderAtlasRows(root: HTMLElement, props: AtlasRowsProps): void {
  adoptStyles(root, atlasRowsStyles);
  const frame = keepChild(root, "div", "deconvscope-atlas-rows");
  const known = states.get(root);
  const before = known?.props;
  frame.style.height = typeof props.height === "string" ? props.height : `${props.height ?? 640}px`;
  const layout = layoutAtlasRows(frame.clientWidth || (props.width ?? 930), props);
  const state = known?.frame === frame ? known : newState(root, frame, props);
  if (before && before.rows !== props.rows) followActive(state, before.rows, props.rows);
  if (before?.selected !== props.selected) state.wanted = props.selected;
  const scale = layout.rowHeight / state.layout.rowHeight;
  state.props = props;
  state.layout = layout;
  drawFrame(state);
  drawWindow(state);
  // The row at the top stays there when rows become higher or lower.
  if (scale !== 1) frame.scrollTop *= scale;
  const wanted = state.wanted === undefined ? -1 : rowOf(props.rows, state.wanted);
  if (wanted >= 0) {
    state.wanted = undefined;
    state.active = wanted;
    frame.scrollTop = scrollToRow(wanted, viewportOf(state), layout);
  }
  if (scale !== 1 || wanted >= 0) drawWindow(state);
  if (before && before.focused !== props.focused && props.focused !== undefined) {
    const number = rowOf(props.rows, props.focused);
    if (number >= 0) moveTo(state, number);
  }
}

function newState(root: HTMLElement, frame: HTMLElement, props: AtlasRowsProps): AtlasState {
  const layout = layoutAtlasRows(frame.clientWidth || (props.width ?? 930), props);
  const state: AtlasState = {
    frame,
    props,
    layout,
    active: 0,
    wanted: props.selected,
    told: undefined,
    drawnAt: 0,
    settling: undefined,
  };
  states.set(root, state);
  listenToRows(state);
  new ResizeObserver(() => renderAtlasRows(root, state.props)).observe(frame);
  return state;
}

/** The keys stay at the same map when the order changes. */
function followActive(state: AtlasState, before: AtlasRowsProps["rows"], now: AtlasRowsProps["rows"]): void {
  const active = before[state.active];
  const moved = active ? rowOf(now, active.channel) : -1;
  state.active = Math.min(moved >= 0 ? moved : state.active, Math.max(0, now.length - 1));
}
