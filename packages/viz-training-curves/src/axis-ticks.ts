import { scaleLinear } from "d3-scale";

/** px that an epoch's number takes, with what is left free beside it. */
const tickRoom = 36;

/** Whole epochs at equal steps and the last one, or the columns; as many as there is room for. @param width px */
export function epochTicks(epochs: number, columns: readonly number[] | undefined, width: number): number[] {
  const most = Math.max(2, Math.floor(width / tickRoom));
  if (columns) {
    const step = Math.ceil(columns.length / most);
    return columns.filter((_, column) => column % step === 0);
  }
  const even = scaleLinear([0, epochs], [0, width]).ticks(Math.min(8, most));
  const free = even.filter((epoch) => ((epochs - epoch) / epochs) * width >= tickRoom);
  const whole = epochs >= 3 ? free.filter(Number.isInteger) : free;
  return epochs > 0 ? [...whole, epochs] : [0];
}

/** Of a logarithmic axis only 1, 2 and 5 times powers of ten, the powers alone where there are many. */
export function valueTicks(ticks: readonly number[], scale: "linear" | "log"): number[] {
  if (scale === "linear") return [...ticks];
  const leads = (wanted: readonly number[]) => ticks.filter((value) => wanted.includes(leadOf(value)));
  const some = leads([1, 2, 5]);
  return some.length > 6 ? leads([1]) : some;
}

const leadOf = (value: number) => Math.round(value / 10 ** Math.floor(Math.log10(value) + 1e-9));
