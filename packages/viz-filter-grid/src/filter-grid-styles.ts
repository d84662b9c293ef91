import { baseStyles, filterTileStyles } from "@deconvscope/viz-kit";

const scope = "deconvscope-filter-grid";

export const filterGridStyles = `${baseStyles(scope)}${filterTileStyles(`.${scope}`)}`;
