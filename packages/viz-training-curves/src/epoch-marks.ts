import { fitWords, type SvgMark, token, widthOf } from "@deconvscope/viz-kit";
import { plain, ruled } from "./chart-strokes.ts";
import type { EpochMark, TrainingCurvesData, TrainingCurvesLayout } from "./training-curves-layout.ts";

/** px. */
const lineHeight = 13;
const gap = 4;
/** px below which the name of a network says nothing. */
const leastName = 18;

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
  return [
    ...networks.flatMap(({ epoch, word }, index) => {
      const x = xOf(epoch);
      const next = networks[index + 1];
      const room = (next ? xOf(next.epoch) : plot.right) - x - 2 * gap;
      const name = room < leastName ? [] : [fitWords(word, room)];
      return [
        titled(ruled(x, plot.top, x, plot.bottom, token("line-strong")), word),
        ...name.map((words) => plain(x + gap, lineOf(x, words), words, "start")),
      ];
    }),
    ...marks
      .filter(shown)
      .toSorted((a, b) => a.epoch - b.epoch)
      .flatMap(({ epoch, word }) => {
        const x = xOf(epoch);
        const leads = x + gap + widthOf(word) > plot.right + edgeRoom;
        const at = leads ? x - gap - widthOf(word) : x;
        const y = lineOf(at, word);
        return [
          ruled(x, plot.top, x, plot.bottom, token("ink-3"), "2 3"),
          leads ? plain(x - gap, y, word, "end") : plain(x + gap, y, word, "start"),
        ];
      }),
  ];
}

/** px that words may run past the plot: the words at the lines' ends stand lower. */
const edgeRoom = 40;

const titled = (mark: SvgMark, text: string): SvgMark => ({ ...mark, children: [{ tag: "title", text }] });
