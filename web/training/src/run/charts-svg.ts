import { type SvgMark, token } from "@deconvscope/viz-kit";
import { type TrainingCurvesData, trainingCurvesMarks } from "@deconvscope/viz-training-curves";

/** A chart in a file: its curves, and what they are called. */
export interface ChartInFile {
  title: string;
  data: TrainingCurvesData;
}

/** px of a chart in a file, of the words above it, and between two. */
const [width, height, head, gap] = [520, 208, 28, 20];

/** px that so many charts take. */
export function chartsSize(count: number): { width: number; height: number } {
  return { width: count * (width + gap) - gap, height: head + height };
}

/** Charts side by side, as the page draws them. */
export function chartsMarks(charts: readonly ChartInFile[]): SvgMark[] {
  return charts.map(({ title, data }, index) => ({
    tag: "g",
    attributes: { transform: `translate(${index * (width + gap)} 0)` },
    children: [
      headMark(title),
      {
        tag: "g",
        attributes: { transform: `translate(0 ${head})` },
        children: [...trainingCurvesMarks(data, width, height, undefined).marks],
      },
    ],
  }));
}

/** Words above a picture in a file. */
export function headMark(text: string): SvgMark {
  return { tag: "text", attributes: { y: 16, "font-size": 13, "font-weight": 640, fill: token("ink") }, text };
}
