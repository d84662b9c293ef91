import { adoptStyles, baseStyles, drawMarks, font, formatNumber, keepChild, keepSvg } from "@deconvscope/viz-kit";
import { type CurveData, curveMarks, plotOf } from "./curve-marks.ts";

export interface CurvesProps extends CurveData {
  /** px. */
  readonly width: number;
  /** px; 200 if left out. */
  readonly height?: number | undefined;
  /** What they show: "Deletion of pixels". */
  readonly label: string;
  /** Id of the table with the same numbers. */
  readonly details?: string | undefined;
  /** The pointer is over a share; undefined when it leaves. */
  readonly onPoint?: ((share: number | undefined) => void) | undefined;
}

const usualHeight = 200;

const styles = `${baseStyles("deconvscope-curve")}
.deconvscope-curve { & svg { display: block; max-width: 100%; overflow: visible; font-family: ${font.text}; } & svg text.name { fill: currentColor; } }
`;

/** Draws lines over a share, named at their ends. */
export function renderCurves(root: HTMLElement, props: CurvesProps): void {
  const { width, height = usualHeight, label, details, curves, onPoint } = props;
  const marks = curveMarks(props, width, height);
  adoptStyles(root, styles);
  const svg = keepSvg(keepChild(root, "div", "deconvscope-curve"), "curves");
  svg.setAttribute("width", String(width));
  svg.setAttribute("height", String(height));
  svg.setAttribute("role", "img");
  const areas = curves.flatMap(({ name, area }) =>
    area === undefined ? [] : [`${name}: area ${formatNumber(area, 3)}`],
  );
  svg.setAttribute("aria-label", [label, ...areas].join("; "));
  if (details === undefined) svg.removeAttribute("aria-details");
  else svg.setAttribute("aria-details", details);
  drawMarks(svg, marks);
  const { left, right } = plotOf(width, height);
  svg.onpointermove = (event) => {
    const at = event.clientX - svg.getBoundingClientRect().left;
    onPoint?.(Math.max(0, Math.min(1, (at - left) / (right - left))));
  };
  svg.onpointerleave = () => onPoint?.(undefined);
}
