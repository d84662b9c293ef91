import { formatNumber, type SvgMark, token } from "@deconvscope/viz-kit";
import {
  countAtOrBelow,
  isRare,
  layoutAxes,
  layoutNull,
  type Strip,
  type StripAxis,
  type StripTable,
} from "./strip-layout.ts";

/** px */
const size = { label: 84, gap: 20, least: 150, head: 22, text: 16, bars: 36, foot: 18, row: 84, axis: 22 };
const colors = ["cat-1", "cat-2", "cat-3", "cat-4", "cat-5", "cat-6", "cat-7"] as const;

/**
 * The strips as a figure: a row a part, a column a layer; columns that do not fit are put below the others.
 * @param width px
 */
export function stripMarks(table: StripTable, width: number): { marks: SvgMark[]; height: number } {
  const axes = layoutAxes(table);
  const room = width - size.label;
  const fitting = Math.max(1, Math.min(table.columns.length, Math.floor((room + size.gap) / (size.least + size.gap))));
  const cell = (room - (fitting - 1) * size.gap) / fitting;
  const bandHeight = size.head + table.rows.length * size.row + size.axis;
  const bands = Math.ceil(table.columns.length / fitting);
  const marks = table.columns.flatMap((name, column) => {
    const left = size.label + (column % fitting) * (cell + size.gap);
    const top = Math.floor(column / fitting) * bandHeight;
    const axis = axes[column]!;
    return [
      text(left, top + 12, name, { "font-weight": 600, fill: token("ink") }),
      ...table.rows.flatMap(({ strips }, row) => {
        const strip = strips[column];
        const y = top + size.head + row * size.row;
        return strip ? place(drawStrip(strip, axis, cell, colorOf(row)), left, y) : place([baseLine(cell)], left, y);
      }),
      ...place(drawAxis(axis, cell), left, top + size.head + table.rows.length * size.row),
    ];
  });
  const names = Array.from({ length: bands }, (_, band) =>
    table.rows.map(({ name }, row) =>
      text(0, band * bandHeight + size.head + row * size.row + size.text + size.bars - 4, name, {
        fill: colorOf(row),
        "font-weight": 600,
      }),
    ),
  ).flat();
  return { marks: [...names, ...marks], height: bands * bandHeight };
}

/** The words of a strip: `0.111 ± 0.019, p = 0/60`. */
export function describeStrip(strip: Strip): string {
  return `${formatNumber(strip.mean, 3)} ± ${formatNumber(strip.deviation, 3)}, ${describeChance(strip)}`;
}

function describeChance(strip: Strip): string {
  return `p = ${countAtOrBelow(strip)}/${strip.random.length}`;
}

function colorOf(row: number): string {
  return token(colors[row % colors.length]!);
}

function drawStrip(strip: Strip, axis: StripAxis, width: number, color: string): SvgMark[] {
  const xOf = (value: number) => ((value - axis.from) / (axis.to - axis.from)) * width;
  const bars = layoutNull(strip, axis);
  const most = Math.max(1, ...bars.map(({ draws }) => draws));
  const base = size.text + size.bars;
  const rare = isRare(strip);
  const [x, y] = [xOf(strip.mean), base + 9];
  return [
    {
      tag: "text",
      attributes: { x: 0, y: 11, "font-size": 11, fill: token("ink-2") },
      children: [
        { tag: "tspan", attributes: { fill: color, "font-weight": 600 }, text: formatNumber(strip.mean, 3) },
        { tag: "tspan", text: ` ± ${formatNumber(strip.deviation, 3)}` },
      ],
    },
    text(width, 11, describeChance(strip), {
      "text-anchor": "end",
      fill: token(rare ? "ink" : "ink-3"),
      "font-weight": rare ? 600 : 400,
    }),
    ...bars.map(({ from, to, draws }): SvgMark => {
      const height = (draws / most) * (size.bars - 6);
      const box = { x: xOf(from) + 0.5, y: base - height, width: Math.max(1, xOf(to) - xOf(from) - 1), height };
      return { tag: "rect", attributes: { class: "null", ...box, fill: token("box-side") } };
    }),
    baseLine(width),
    line(x, size.text + 2, x, y, color, 1.5),
    line(xOf(strip.mean - strip.deviation), y, xOf(strip.mean + strip.deviation), y, color, 1.5),
    {
      tag: "circle",
      attributes: {
        class: rare ? "rare" : "usual",
        cx: x,
        cy: y,
        r: 4,
        fill: rare ? color : token("surface"),
        stroke: color,
        "stroke-width": 1.5,
      },
    },
  ];
}

function baseLine(width: number): SvgMark {
  const y = size.text + size.bars;
  return line(0, y, width, y, token("line-strong"), 0.5);
}

function drawAxis({ from, to, ticks }: StripAxis, width: number): SvgMark[] {
  const digits = to - from < 0.1 ? 3 : 2;
  return ticks.map((tick) => {
    const x = ((tick - from) / (to - from)) * width;
    return text(Math.max(10, Math.min(width - 10, x)), 8, formatNumber(tick, digits), {
      "text-anchor": "middle",
      fill: token("ink-3"),
    });
  });
}

function line(x1: number, y1: number, x2: number, y2: number, stroke: string, width: number): SvgMark {
  return { tag: "line", attributes: { x1, y1, x2, y2, stroke, "stroke-width": width } };
}

function text(x: number, y: number, words: string, attributes: SvgMark["attributes"]): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, ...attributes }, text: words };
}

function place(children: SvgMark[], x: number, y: number): SvgMark[] {
  return [{ tag: "g", attributes: { transform: `translate(${x} ${y})` }, children }];
}
