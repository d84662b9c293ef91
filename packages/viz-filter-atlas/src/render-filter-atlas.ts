import { adoptStyles, drawMarks, keepChild, keepSvg, paintPixels } from "@deconvscope/viz-kit";
import type { FilterAtlasData } from "./atlas-filter.ts";
import { atlasMarks } from "./atlas-marks.ts";
import { drawCells } from "./draw-cells.ts";
import { layoutFilterAtlas } from "./filter-atlas-layout.ts";
import { filterAtlasStyles } from "./filter-atlas-styles.ts";
import { balanceText, filterText } from "./filter-atlas-words.ts";
import { paintAtlas } from "./paint-atlas.ts";

export interface FilterAtlasProps extends FilterAtlasData {
  readonly selected?: number | undefined;
  /** Filter that is pointed at. */
  readonly highlighted?: number | undefined;
  /** Filters that something speaks of; the others are dimmed. */
  readonly lit?: readonly number[] | undefined;
  /** px; 640 if left out and the page does not say it. */
  readonly width?: number | undefined;
  /** Name of the group; "Filters by frequency" if left out. */
  readonly label?: string | undefined;
  readonly onSelect?: ((filter: number) => void) | undefined;
  readonly onHover?: ((filter: number | undefined) => void) | undefined;
}

/** What each place shows: pointing paints nothing anew. */
const painted = new WeakMap<HTMLElement, readonly unknown[]>();

/** Draws a bank's filters by the frequencies they pass, each beside its spectrum, and the bank's balance. */
export function renderFilterAtlas(root: HTMLElement, props: FilterAtlasProps): void {
  const { width = 640, label = "Filters by frequency", measured, balance, highlighted, selected } = props;
  const layout = layoutFilterAtlas(props, width);
  adoptStyles(root, filterAtlasStyles);
  const holder = keepChild(root, "div", "deconvscope-filter-atlas");
  const frame = keepChild(holder, "div", "frame");
  const canvas = keepChild(frame, "canvas", "pictures");
  canvas.setAttribute("aria-hidden", "true");
  canvas.style.top = `${layout.top}px`;
  canvas.style.width = `${layout.width}px`;
  const shown = [props.filters, props.spectra, measured, props.order, props.input, props.channelOrder, width];
  if (!shown.every((value, index) => Object.is(value, painted.get(root)?.[index]))) {
    const picture = paintAtlas(props, layout);
    paintPixels(canvas, picture.pixels, picture.width, picture.height);
    painted.set(root, shown);
  }
  const svg = keepSvg(frame, "marks");
  svg.setAttribute("width", String(layout.width));
  svg.setAttribute("height", String(layout.height));
  svg.setAttribute("role", "img");
  svg.setAttribute("aria-label", balance ? `The bank's energy: ${balanceText(balance)}` : label);
  drawMarks(svg, atlasMarks(props, layout));
  drawCells(frame, layout, { ...props, label });
  holder.classList.toggle("linking", props.lit !== undefined && props.lit.length > 0);
  const says = keepChild(holder, "p", "says");
  says.setAttribute("aria-live", "polite");
  const read = measured.find(({ channel }) => channel === (highlighted ?? selected));
  says.textContent = read ? filterText(read) : balance ? `The whole bank: ${balanceText(balance)}.` : "";
}
