import { figureTheme, formatActivation, type RuleName, ruleNames } from "@deconvscope/shell";
import { printSvg, type SvgMark, token } from "@deconvscope/viz-kit";
import type { Projected } from "./reconstruction.ts";

const side = 220;
const gap = 12;
const caption = 24;

/** The unit under each rule and its patch, side by side, as an SVG file with the pictures inside. */
export function unitSvg(projections: Readonly<Partial<Record<RuleName, Projected>>>): string {
  const known = ruleNames.flatMap((rule) => {
    const projected = projections[rule];
    return projected ? [{ rule, projected }] : [];
  });
  const patch = known.find(({ projected }) => projected.patchUrl)?.projected.patchUrl;
  const cells: SvgMark[][] = [
    ...known.map(({ rule, projected }) => [
      { tag: "rect", attributes: { width: side, height: side, fill: token("zero") } },
      ...(projected.scale > 0
        ? [picture(projected.projectionUrl, "pixelated")]
        : [words("rectification leaves nothing", side / 2, "#000")]),
      words(`${rule}, ±${formatActivation(projected.scale)}`, side + 16, token("ink")),
    ]),
    ...(patch ? [[picture(patch, "auto"), words("image patch", side + 16, token("ink"))]] : []),
  ];
  const marks = cells.map((children, index) => ({
    tag: "g",
    attributes: { transform: `translate(${index * (side + gap)} 0)` },
    children,
  }));
  return printSvg(
    marks,
    { width: Math.max(side, cells.length * (side + gap) - gap), height: side + caption },
    figureTheme(),
  );
}

function picture(href: string, rendering: string): SvgMark {
  return { tag: "image", attributes: { href, width: side, height: side, style: `image-rendering: ${rendering}` } };
}

function words(text: string, y: number, fill: string): SvgMark {
  return {
    tag: "text",
    attributes: { x: 2, y, fill, "font-family": "Inter, system-ui, sans-serif", "font-size": 12 },
    text,
  };
}
