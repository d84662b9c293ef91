import type { FamilyColumn, FamilyMarker } from "./curve-family.ts";
import { type CurveFamilyLayout, endsOf, snap } from "./curve-family-layout.ts";
import type { CurveFamilyProps } from "./render-curve-family.ts";

/** What a column's slider knows between two drawings. */
export interface SliderState {
  props: CurveFamilyProps;
  layout: CurveFamilyLayout;
  readonly column: number;
}

/** Steps that Page Up and Page Down go. */
const page = 10;

/**
 * The pointer and the keys move a column's amount; a pointer that is not pressed only points. A finger that turns out to
 * scroll the page puts the marker back.
 */
export function listenToSlider(slider: HTMLElement, state: SliderState): void {
  let pressed = false;
  let before: FamilyMarker | undefined;
  const markerAt = (event: PointerEvent): FamilyMarker => {
    const left = state.layout.sliders[state.column]!.left;
    const x = left + event.clientX - slider.getBoundingClientRect().left;
    return { column: columnOf(state).id, amount: state.layout.amountAt(state.column, x) };
  };
  slider.onpointerdown = (event) => {
    if (event.button !== 0 || !state.props.onMove) return;
    pressed = true;
    before = placeOf(state);
    slider.setPointerCapture?.(event.pointerId);
    state.props.onMove(markerAt(event), false);
  };
  slider.onpointermove = (event) => {
    if (pressed) state.props.onMove?.(markerAt(event), false);
    else state.props.onPoint?.(markerAt(event));
  };
  slider.onpointerup = (event) => {
    if (!pressed) return;
    pressed = false;
    state.props.onMove?.(markerAt(event), true);
  };
  slider.onpointercancel = () => {
    if (pressed && before) state.props.onMove?.(before, true);
    pressed = false;
  };
  slider.onpointerleave = () => {
    if (!pressed) state.props.onPoint?.(undefined);
  };
  slider.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || !state.props.onMove) return;
    const column = columnOf(state);
    const next = nextAmount(column, amountOf(state), event.key, event.shiftKey);
    if (next === undefined) return;
    event.preventDefault();
    state.props.onMove({ column: column.id, amount: next }, true);
  };
}

/** Where the marker is in a column; at rest where it is in another. */
export function amountOf({ props, column }: Pick<SliderState, "props" | "column">): number {
  const { id, rest } = props.columns[column]!;
  return props.marker?.column === id ? props.marker.amount : rest;
}

function placeOf({ props: { marker, columns }, column }: SliderState): FamilyMarker {
  const { id, rest } = columns[column]!;
  return marker ? { column: marker.column, amount: marker.amount } : { column: id, amount: rest };
}

const columnOf = ({ props, column }: SliderState): FamilyColumn => props.columns[column]!;

/** Where a key leads from an amount; undefined if it is none of the slider's. */
export function nextAmount(column: FamilyColumn, amount: number, key: string, far = false): number | undefined {
  const [least, most] = endsOf(column);
  const step = far ? page * column.step : column.step;
  const next = new Map([
    ["ArrowRight", amount + step],
    ["ArrowUp", amount + step],
    ["ArrowLeft", amount - step],
    ["ArrowDown", amount - step],
    ["PageUp", amount + page * column.step],
    ["PageDown", amount - page * column.step],
    ["Home", least],
    ["End", most],
  ]).get(key);
  return next === undefined ? undefined : snap(column, next);
}
