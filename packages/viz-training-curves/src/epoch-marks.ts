import { fitWords, type SvgMark, token, widthOf } from "@deconvscope/viz-kit";
import { noted, ruled } from "./chart-strokes.ts";
import type { EpochMark, TrainingCurvesData, TrainingCurvesLayout } from "./training-curves-layout.ts";

/** px. */
const lineHeight = 13;
const gap = 4;
/** px below which the name of a network says nothing. */
const leastName = 18;
/** px that words may run past the plot: those at the lines' ends stand lower. */
const edgeRoom = 40;

/** Where networks begin, and what happened: vertical lines, their words at the top, in the next line where they would meet. */
export function epochMarks({ marks = [], fits = [] }: TrainingCurvesData, layout: TrainingCurvesLayout): SvgMark[] {
  const { plot, xOf } = layout;
  const shown = (mark: EpochMark) => Number.isFinite(xOf(mark.epoch)) && xOf(mark.epoch) <= plot.right;
  const networks = fits.filter(shown).toSorted((a, b) => a.epoch - b.epoch);
  const taken: number[] = [];
  const lineOf = (x: number, words: string) => {
    const free = taken.findIndex((end) => end <= x);
    const line = free < 0 ? taken.length : free;
    taken[line] = x + gap + widthOf(words) + gap;
    return plot.top + 9 + line * lineHeight;
  };
  const names = networks.flatMap(({ epoch, word }, index) => {
    const x = xOf(epoch);
    const next = networks[index + 1];
    const room = (next ? xOf(next.epoch) : plot.right) - x - 2 * gap;
    if (room < leastName) return [];
    const name = fitWords(word, room);
    return [noted(x + gap, lineOf(x, name), name, "start")];
  });
  const events = marks.filter(shown).toSorted((a, b) => a.epoch - b.epoch);
  const words = events.map(({ epoch, word }) => {
    const x = xOf(epoch);
    const leads = x + gap + widthOf(word) > plot.right + edgeRoom;
    const y = lineOf(leads ? x - 2 * gap - widthOf(word) : x, word);
    return leads ? noted(x - gap, y, word, "end") : noted(x + gap, y, word, "start");
  });
  return [
    ...networks.map(({ epoch, word }): SvgMark => {
      const line = ruled(xOf(epoch), plot.top, xOf(epoch), plot.bottom, token("line-strong"));
      return { ...line, children: [{ tag: "title", text: word }] };
    }),
    ...events.map(({ epoch }) => ruled(xOf(epoch), plot.top, xOf(epoch), plot.bottom, token("ink-3"), "2 3")),
    ...names,
    ...words,
  ];
}
