import { adoptStyles, drawFilterTiles, formatNumber, keepChild, type PlacedFilter } from "@deconvscope/viz-kit";
import { type FilterGridData, layoutFilterGrid } from "./filter-grid-layout.ts";
import { filterGridStyles } from "./filter-grid-styles.ts";

export interface FilterGridProps extends FilterGridData {
  readonly selected?: number;
  /** Filter that is pointed at elsewhere. */
  readonly highlighted?: number;
  /** Name of the group; "Filters" if left out. */
  readonly label?: string;
  readonly onSelect?: (filter: number) => void;
  readonly onHover?: (filter: number | undefined) => void;
}

/** Draws a convolution's filters about mid-grey: one canvas, one button a filter. */
export function renderFilterGrid(root: HTMLElement, props: FilterGridProps): void {
  const { label = "Filters", selected, highlighted, onSelect, onHover } = props;
  const layout = layoutFilterGrid(props);
  adoptStyles(root, filterGridStyles);
  const frame = keepChild(root, "div", "deconvscope-filter-grid");
  drawFilterTiles(frame, layout, { label, labelOf, selected, highlighted, onSelect, onHover });
}

const labelOf = ({ filter, rms, largest }: PlacedFilter) =>
  `filter ${filter}: RMS ${formatNumber(rms, 3)}, largest weight ${formatNumber(largest, 3)}`;
