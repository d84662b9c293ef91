import { widthOf } from "@deconvscope/viz-kit";
import { type CurvesState, drawInspection } from "./draw-inspection.ts";
import { nextEpoch, snapEpoch } from "./snap-epoch.ts";

/** px about the words at a line's end that count as theirs. */
const labelHeight = 8;

/** The pointer and the keys move the epoch that is looked at; the words at the lines' ends light their series. */
export function listenToCurves(state: CurvesState): void {
  const { slider } = state;
  let hovered: string | undefined;
  const hover = (name: string | undefined) => {
    if (name === hovered) return;
    hovered = name;
    state.props.onHover?.(name);
  };
  slider.onpointermove = (event) => {
    const box = slider.getBoundingClientRect();
    const [x, y] = [event.clientX - box.left, event.clientY - box.top];
    const { ends, layout } = state.drawn;
    const end = ends.find(
      ({ labelX, labelY, words }) =>
        x >= labelX && x <= labelX + widthOf(words) + 8 && Math.abs(y - labelY) <= labelHeight,
    );
    hover(end?.name);
    inspect(state, end ? undefined : snapEpoch(state.props, layout.epochAt(x)));
  };
  slider.onpointerleave = () => {
    hover(undefined);
    inspect(state, undefined);
  };
  slider.onblur = () => inspect(state, undefined);
  slider.onkeydown = (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === "Escape" && state.own !== undefined) inspect(state, undefined);
    else {
      const next = nextEpoch(event.key, state.own ?? state.props.inspected, state.props, state.drawn.layout.reached);
      if (next === undefined) return;
      inspect(state, next);
    }
    event.preventDefault();
  };
}

function inspect(state: CurvesState, epoch: number | undefined): void {
  if (epoch === state.own) return;
  state.own = epoch;
  drawInspection(state);
  state.props.onInspect?.(epoch);
}
