import { navigate } from "@deconvscope/shell";

/** Of the opened filter's place. */
export const openedFilterId = "opened-filter";

/** Opens a filter, and goes to it where the page shows nothing of it: on a phone it is below all the others. */
export function openFilter(channel: number): void {
  navigate({ filter: channel });
  requestAnimationFrame(() => {
    const place = document.getElementById(openedFilterId);
    const { top = 0, bottom = innerHeight } = place?.getBoundingClientRect() ?? {};
    if (top > 0.8 * innerHeight || bottom < 0.2 * innerHeight) place?.scrollIntoView();
  });
}
