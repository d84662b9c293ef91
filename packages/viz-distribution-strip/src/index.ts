export { renderStrips, type StripsProps } from "./render-strips.ts";
export {
  countAtOrBelow,
  isRare,
  layoutAxes,
  layoutNull,
  type NullBar,
  type Strip,
  type StripAxis,
  type StripRow,
  type StripTable,
} from "./strip-layout.ts";
export { describeStrip, stripMarks } from "./strip-marks.ts";
