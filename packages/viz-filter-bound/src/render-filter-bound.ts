import { adoptStyles, drawFilterTiles, drawMarks, type FilterTiles, keepChild, keepSvg } from "@deconvscope/viz-kit";
import { boundBars } from "./bound-bars.ts";
import { type FilterBoundData, layoutFilterBound } from "./filter-bound-layout.ts";
import { filterBoundStyles } from "./filter-bound-styles.ts";
import { boundText, filterText, formatRms } from "./filter-bound-words.ts";

export interface FilterBoundProps extends FilterBoundData {
  readonly selected?: number | undefined;
  /** Filter that is pointed at, here or elsewhere; the others are dimmed. */
  readonly highlighted?: number | undefined;
  /** px; 640 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the figure; "Filters before and after the bound" if left out. */
  readonly label?: string | undefined;
  readonly onSelect?: ((filter: number) => void) | undefined;
  readonly onHover?: ((filter: number | undefined) => void) | undefined;
}

/** px. */
const barsHeight = 126;
const narrowWidth = 420;

/** Draws filters before and after their bound, and below them the root mean square of each. */
export function renderFilterBound(root: HTMLElement, props: FilterBoundProps): void {
  const { width = 640, label = "Filters before and after the bound", bound, onHover, onSelect } = props;
  const layout = layoutFilterBound(props);
  adoptStyles(root, filterBoundStyles);
  const frame = keepChild(root, "div", "deconvscope-filter-bound");
  frame.setAttribute("role", "group");
  frame.setAttribute("aria-label", label);
  frame.classList.toggle("narrow", width < narrowWidth);
  frame.classList.toggle("linking", props.highlighted !== undefined);
  const said = boundText(layout, bound);
  keepChild(frame, "p", "said").textContent = `${said}.`;
  const texts = new Map(layout.filters.map((one) => [one.filter, filterText(one)]));
  const scaledBack = new Set(layout.filters.filter(({ factor }) => factor < 1).map(({ filter }) => filter));
  const sides = keepChild(frame, "div", "sides");
  const drawSide = (name: string, title: string, tiles: FilterTiles, largest: number) => {
    const side = keepChild(sides, "div", name);
    const head = keepChild(side, "p", "title");
    keepChild(head, "b", "what").textContent = title;
    keepChild(head, "span", "scale").textContent = `scale ± ${formatRms(largest)}`;
    drawFilterTiles(keepChild(side, "div", "tiles"), tiles, {
      ...props,
      label: title,
      labelOf: ({ filter }) => texts.get(filter) ?? "",
      isMarked: ({ filter }) => scaledBack.has(filter),
    });
  };
  drawSide("before", "Before the bound", layout.before, layout.largest[0]);
  drawSide("after", "After the bound", layout.after, layout.largest[1]);
  const bars = keepSvg(frame, "bars");
  bars.setAttribute("width", String(width));
  bars.setAttribute("height", String(barsHeight));
  bars.setAttribute("role", "img");
  bars.setAttribute("aria-label", `RMS of each filter; ${said}`);
  const drawn = boundBars(layout.filters, bound, { width, height: barsHeight }, props);
  drawMarks(bars, drawn.marks);
  const filterOf = ({ clientX }: MouseEvent) => drawn.filterAt(clientX - bars.getBoundingClientRect().left);
  bars.onpointermove = (event) => {
    const filter = filterOf(event);
    if (filter !== props.highlighted) onHover?.(filter);
  };
  bars.onpointerleave = () => onHover?.(undefined);
  bars.onclick = (event) => {
    const filter = filterOf(event);
    if (filter !== undefined) onSelect?.(filter);
  };
}
