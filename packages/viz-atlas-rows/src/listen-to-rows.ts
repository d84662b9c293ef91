import { select } from "d3-selection";
import { type AtlasState, viewportOf } from "./atlas-state.ts";
import { drawWindow, focusRow, followScroll } from "./draw-window.ts";
import { rowsInView, scrollToRow } from "./row-window.ts";

/** Scrolling, pointing, opening and keys: one listener each for all rows. */
export function listenToRows(state: AtlasState): void {
  const { frame } = state;
  const numberAt = ({ target }: Event) => {
    const row = target instanceof Element ? target.closest<HTMLElement>(".row") : null;
    return row?.dataset.number === undefined ? undefined : Number(row.dataset.number);
  };
  const channelAt = (event: Event) => {
    const number = numberAt(event);
    return number === undefined ? undefined : state.props.rows[number]?.channel;
  };
  let pointed: number | undefined;
  const point = (channel: number | undefined) => {
    if (pointed === channel) return;
    pointed = channel;
    state.props.onHover?.(channel);
  };
  select(frame)
    .on("scroll", () => followScroll(state))
    .on(
      "wheel touchmove pointerdown",
      () => {
        state.wanted = undefined;
      },
      { passive: true },
    )
    .on("focusin.active", (event: Event) => {
      state.active = numberAt(event) ?? state.active;
    })
    .on("pointerover focusin", (event: Event) => point(channelAt(event)))
    .on("pointerleave focusout", () => point(undefined))
    .on("click", (event: Event) => {
      const number = numberAt(event);
      if (number === undefined) return;
      moveTo(state, number);
      open(state, number);
    })
    .on("keydown", (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || numberAt(event) === undefined) return;
      if (event.key === "Enter" || event.key === " ") open(state, state.active);
      else {
        const next = nextRow(event.key, state);
        if (next === undefined) return;
        moveTo(state, next);
      }
      event.preventDefault();
    });
}

/** Where a key leads; undefined if it is none of the list's. */
function nextRow(key: string, state: AtlasState): number | undefined {
  const count = state.props.rows.length;
  const { first, last } = rowsInView(viewportOf(state), count, state.layout);
  const page = Math.max(1, last - first - 1);
  const next = new Map([
    ["ArrowDown", state.active + 1],
    ["ArrowUp", state.active - 1],
    ["PageDown", state.active + page],
    ["PageUp", state.active - page],
    ["Home", 0],
    ["End", count - 1],
  ]).get(key);
  return next === undefined ? undefined : Math.min(count - 1, Math.max(0, next));
}

/** Brings a row into view and gives it the focus. */
export function moveTo(state: AtlasState, number: number): void {
  const { frame, layout } = state;
  state.wanted = undefined;
  state.active = number;
  frame.scrollTop = scrollToRow(number, viewportOf(state), layout);
  drawWindow(state);
  focusRow(state);
}

function open({ props }: AtlasState, number: number): void {
  const row = props.rows[number];
  if (row) props.onSelect?.(row.channel);
}
