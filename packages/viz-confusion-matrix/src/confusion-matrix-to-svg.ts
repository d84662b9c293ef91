import { printSvg, type SvgMark, sequentialColor, type Theme } from "@deconvscope/viz-kit";
import { type ConfusionData, ConfusionTable } from "./confusion.ts";
import { layoutConfusion } from "./confusion-layout.ts";
import { confusionMarks } from "./confusion-marks.ts";
import { strengthOf } from "./confusion-pixels.ts";
import { type ConfusionWindow, wholeWindow } from "./confusion-window.ts";
import { mostDigits } from "./confusion-words.ts";

/** The matrix as an SVG file, a rectangle a cell that is not zero. @param size px */
export function confusionMatrixToSvg(
  data: ConfusionData & { readonly order: readonly number[]; readonly window?: ConfusionWindow | undefined },
  size: number,
  theme?: Theme,
): string {
  const { order, window = wholeWindow(order.length) } = data;
  const table = new ConfusionTable(data);
  const layout = layoutConfusion(data.classes, order, window, size, mostDigits(table.most, data.measure ?? "shares"));
  const { left, top, side, cellWidth, cellHeight } = layout;
  const ground = { x: left, y: top, width: side, height: side, fill: colorText(0) };
  const places = new Map(order.map((index, place) => [index, place]));
  const cells = data.cells.flatMap(({ row, column }): SvgMark[] => {
    const [down, across] = [places.get(row)! - window.rows[0], places.get(column)! - window.columns[0]];
    const [rows, columns] = [window.rows[1] - window.rows[0], window.columns[1] - window.columns[0]];
    if (down < 0 || across < 0 || down >= rows || across >= columns) return [];
    const box = { x: left + across * cellWidth, y: top + down * cellHeight, width: cellWidth, height: cellHeight };
    const fill = colorText(strengthOf(table.read(row, column), data, table.most));
    return [{ tag: "rect", attributes: { ...box, fill, "shape-rendering": "crispEdges" } }];
  });
  const marks = [{ tag: "rect", attributes: ground }, ...cells, ...confusionMarks(data, table, order, window, layout)];
  return printSvg(marks, { width: size, height: size }, theme);
}

const colorText = (strength: number) =>
  `rgb(${sequentialColor(strength)
    .map((channel) => Math.round(channel))
    .join(" ")})`;
