import { figureTheme, formatActivation } from "@deconvscope/shell";
import { printSvg, type SvgMark, squareMarks, token } from "@deconvscope/viz-kit";
import { fillColor } from "../controls/fill-color.ts";
import { squareOfSweep } from "../square/reading.ts";
import type { SquareTarget } from "../square/square-target.ts";
import type { SweepSettings } from "../sweep/sweep-settings.ts";
import type { Sweep } from "../sweep/sweep-state.ts";
import { framedPicture } from "../sweep/use-framed-picture.ts";
import { formatShare } from "./format-share.ts";
import { className, mapName } from "./map-name.ts";
import { classPanel, ground, heatMarks, legend, panelSize, pictureMark } from "./panel-marks.ts";
import { drawOnZero, fieldOfUnit } from "./use-projection-picture.ts";

const { side, gap, head, foot } = panelSize;

/** What all sweeps of a picture share. */
interface Shared {
  target: SquareTarget | undefined;
  /** Upper end of the scale of activity. */
  mostActivity: number;
  /** Names of classes in the order of their colours; by number of places if left out. */
  colors: readonly string[] | undefined;
}

/** Sweeps one below the other, each as its five panels, as an SVG document, pictures inside. */
export async function sweepsSvg(
  sweeps: readonly { settings: SweepSettings; sweep: Sweep }[],
  shared: Shared,
): Promise<string> {
  const rows = await Promise.all(sweeps.map(({ settings, sweep }) => drawSweep(settings, sweep, shared)));
  let height = 0;
  const marks = rows.map((row): SvgMark => {
    const top = height;
    height += row.height;
    return { tag: "g", attributes: { transform: `translate(0 ${top})` }, children: row.marks };
  });
  return printSvg(marks, { width: 5 * (side + gap) - gap, height }, figureTheme());
}

async function drawSweep(
  settings: SweepSettings,
  sweep: Sweep,
  { target, mostActivity, colors }: Shared,
): Promise<{ marks: SvgMark[]; height: number }> {
  const { start, tiles, summary } = sweep;
  if (!start || !tiles) throw new Error("there is no tile of this sweep yet");
  const { model, image, fill } = settings;
  const { grid } = start;
  const at = squareOfSweep(sweep, target);
  const map = mapName(model, start);
  const name = className(model, start.classIndex);
  const height = Math.round((side * grid.height) / grid.width);
  const png = summary?.projectionPng;
  const projection = png && png.length > 0 ? await drawOnZero(png, fieldOfUnit(model, start), grid) : undefined;
  const color = fillColor(fill, model.response.preprocessing);
  const activity = heatMarks(grid, tiles.activities, summary?.activity, mostActivity);
  const probability = heatMarks(grid, tiles.probabilities, summary?.probability, 1);
  const panels = [
    {
      title: `a  ${image.name}`,
      marks: [pictureMark(await framedPicture(model, image), grid)],
      below: [],
      covered: color,
    },
    {
      title: `b  Activity of ${map}`,
      marks: activity,
      below: legend(start.activity, mostActivity, formatActivation, height),
    },
    {
      title: `c  Projection of ${map}`,
      marks: projection ? [pictureMark(projection, grid, true)] : [ground(grid)],
      below: [],
    },
    { title: `d  P(${name})`, marks: probability, below: legend(start.probability, 1, formatShare, height) },
    { title: "e  Most probable class", ...classPanel(settings, start, tiles, height, colors) },
  ];
  const marks = panels.map(({ title, marks, below, ...panel }, index): SvgMark => {
    const covered = "covered" in panel ? panel.covered : undefined;
    const square = at ? squareMarks(at, covered) : [];
    return {
      tag: "g",
      attributes: { transform: `translate(${index * (side + gap)} 0)` },
      children: [
        { tag: "text", attributes: { y: 14, "font-size": 12, "font-weight": 600, fill: token("ink") }, text: title },
        {
          tag: "svg",
          attributes: {
            y: head,
            width: side,
            height,
            viewBox: `0 0 ${grid.width} ${grid.height}`,
            preserveAspectRatio: "none",
          },
          children: [...marks, ...square],
        },
        ...below,
      ],
    };
  });
  return { marks, height: head + height + foot };
}
