import { keepChild } from "@deconvscope/viz-kit";
import type { EvolutionSnapshot } from "./evolution-grid-layout.ts";
import { epochText } from "./evolution-grid-words.ts";
import type { EvolutionState } from "./evolution-state.ts";

/** Keys of the snapshots that are there now and were not before. */
export function findArrived(before: readonly EvolutionSnapshot[], now: readonly EvolutionSnapshot[]): string[] {
  const there = new Set(before.filter(({ due }) => due === undefined).map(({ key }) => key));
  return now.filter(({ key, due }) => due === undefined && !there.has(key)).map(({ key }) => key);
}

/** Shows a snapshot that has come; where the reader is at something, nothing moves and a word waits. @param busy before it came */
export function followSnapshots(state: EvolutionState, arrived: readonly string[], busy: boolean): void {
  const newest = arrived.at(-1);
  if (newest !== undefined && !busy) showColumn(state, newest);
  if (newest !== undefined && busy) state.news = newest;
  drawNews(state);
}

/** The word about a snapshot out of sight, until it is seen. */
export function drawNews(state: EvolutionState): void {
  const snapshot = state.props.snapshots.find(({ key }) => key === state.news);
  const news = keepChild(state.frame, "div", "news");
  news.setAttribute("role", "status");
  if (!snapshot || isInView(state, snapshot.key)) {
    state.news = undefined;
    news.replaceChildren();
    return;
  }
  const button = keepChild(news, "button", "show");
  button.type = "button";
  button.textContent = `epoch ${epochText(snapshot.epoch)} is here`;
  button.onclick = () => {
    showColumn(state, snapshot.key);
    drawNews(state);
  };
}

/** Keeps in mind whether the reader has scrolled away from the newest snapshot. */
export function listenToScroll(state: EvolutionState): void {
  state.grid.onscroll = () => {
    const newest = state.props.snapshots.findLast(({ due }) => due === undefined);
    state.scrolled = newest !== undefined && !isInView(state, newest.key);
    if (state.news !== undefined) drawNews(state);
  };
}

function showColumn(state: EvolutionState, key: string): void {
  if (isInView(state, key)) return;
  state.grid.scrollLeft = rightOf(state, key) - viewOf(state);
}

function isInView(state: EvolutionState, key: string): boolean {
  return rightOf(state, key) <= state.grid.scrollLeft + viewOf(state) + 1;
}

/** px from the grid's left to the column's right. */
function rightOf({ layout }: EvolutionState, key: string): number {
  const column = layout.columns.findIndex((snapshot) => snapshot.key === key);
  return layout.headWidth + (column + 1) * layout.columnWidth;
}

/** A page without layout takes the given width. */
const viewOf = ({ grid, width }: EvolutionState) => grid.clientWidth || width;
