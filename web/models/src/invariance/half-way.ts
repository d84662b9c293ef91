import { type CurveFamilyData, formatAmount } from "@deconvscope/viz-curve-family";

/**
 * The least amount, counted from where nothing is done, at which a line has come half way to its greatest value.
 * @returns undefined where a value is missing or infinite, or the line stays at 0
 */
export function halfWay(amounts: readonly number[], values: readonly number[], rest: number): number | undefined {
  if (!values.every(Number.isFinite)) return undefined;
  const half = Math.max(...values) / 2;
  if (half <= 0) return undefined;
  const start = amounts.reduce(
    (near, amount, at) => (Math.abs(amount - rest) < Math.abs(amounts[near]! - rest) ? at : near),
    0,
  );
  const found = [1, -1].flatMap((step) => {
    for (let at = start + step; at >= 0 && at < amounts.length; at += step) {
      if (values[at]! < half) continue;
      const [before, here] = [values[at - step]!, values[at]!];
      const share = here > before ? Math.max(0, (half - before) / (here - before)) : 1;
      const amount = amounts[at - step]! + share * (amounts[at]! - amounts[at - step]!);
      return [Math.abs(amount - rest)];
    }
    return [];
  });
  return found.length > 0 ? Math.min(...found) : undefined;
}

/** The line that is half way last, one text a column: "conv4 after 5 px"; undefined until all is known. */
export function lastHalfWay({ columns, rows, lines }: CurveFamilyData): { title: string; text: string }[] | undefined {
  const found = columns.flatMap((column, at) => {
    const places = Array.from(column.amounts, (amount, place) => ({ place, amount: shorter(column, amount) }));
    const inOrder = places.toSorted((one, other) => one.amount - other.amount);
    const amounts = inOrder.map(({ amount }) => amount);
    const halves = lines.flatMap(({ name }, line) => {
      const values = inOrder.map(({ place }) => rows[0]!.values[at]![line]![place]!);
      const amount = halfWay(amounts, values, column.rest);
      return amount === undefined ? [] : [{ name, amount }];
    });
    const last = halves.reduce((most, half) => (half.amount > most.amount ? half : most), halves[0] ?? none);
    if (halves.length < lines.length || last === none) return [];
    const amount = column.step * Math.round(last.amount / column.step);
    const words = formatAmount(column, column.id === "scale" ? 1 + amount : amount);
    return [{ title: column.title, text: `${last.name} after ${words}` }];
  });
  return found.length === columns.length ? found : undefined;
}

/** A turn by 350° is one by −10°. */
const shorter = ({ id }: CurveFamilyData["columns"][number], amount: number) =>
  id === "rotate" && amount > 180 ? amount - 360 : amount;

const none = { name: "", amount: 0 };
