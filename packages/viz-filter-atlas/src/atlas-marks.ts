import { colorLegendMarks, formatNumber, type SvgMark, sequentialColor, token, widthOf } from "@deconvscope/viz-kit";
import type { AtlasFilter, BandBalance, FilterAtlasData } from "./atlas-filter.ts";
import type { CellPlaces, FilterAtlasLayout } from "./filter-atlas-layout.ts";
import { flagsOf, wholePercent } from "./filter-atlas-words.ts";
import { bands, frequencyColor, highestFrequency } from "./frequency-color.ts";

/** px. */
const balance = { most: 720, top: 20, height: 14 };
const scaleWidth = 160;

/**
 * The bank's balance, the scale, and each filter's frequency, bands and name; its pictures lie below.
 * @param href the pictures, for a file; the page has a canvas below the marks
 */
export function atlasMarks(data: FilterAtlasData, layout: FilterAtlasLayout, href?: string): SvgMark[] {
  const { width, height, top, isStacked } = layout;
  const scaleLeft = isStacked ? 0 : width - scaleWidth;
  const scale = colorLegendMarks({
    from: 0,
    to: highestFrequency,
    width: scaleWidth,
    colorOf: (frequency) => sequentialColor(frequency / highestFrequency),
    format: (frequency) => (frequency === 0 ? "0" : `${frequency}`),
  });
  return [
    ...(data.balance ? balanceMarks(data.balance, Math.min(balance.most, isStacked ? width : scaleLeft - 32)) : []),
    {
      tag: "g",
      attributes: { transform: `translate(${scaleLeft} ${isStacked ? 52 : 14})` },
      children: [...scale.marks, words(0, -2, "radial frequency, cycles a pixel", token("ink-3"))],
    },
    ...(href === undefined ? [] : [{ tag: "image", attributes: { href, x: 0, y: top, width, height: height - top } }]),
    ...layout.cells.map(
      ({ filter, left, top }): SvgMark => ({
        tag: "g",
        attributes: { "data-link": `filter-${filter.channel}`, transform: `translate(${left} ${top})` },
        children: cellMarks(filter, layout.places),
      }),
    ),
  ];
}

function balanceMarks(shares: BandBalance, width: number): SvgMark[] {
  const labels = bands.map(({ name }) => `${name} ${wholePercent(shares[name])}`);
  const places = placeWords(
    labels.map(widthOf),
    bands.map((_, index) => width * bands.slice(0, index).reduce((sum, { name }) => sum + shares[name], 0)),
    width,
  );
  let start = 0;
  return bands.flatMap(({ name, what, middle }, index) => {
    const share = shares[name];
    const x = start * width;
    start += share;
    return [
      segment(
        "band",
        { x, y: balance.top, width: share * width, height: balance.height },
        middle,
        `${name}: ${what} cycles a pixel`,
      ),
      words(places[index]!, 12, labels[index]!, token("ink-2")),
    ];
  });
}

/** Where words begin, each at its wish where the others and the end leave room; in order and apart. */
function placeWords(widths: readonly number[], wishes: readonly number[], end: number): number[] {
  const gap = 14;
  const places: number[] = [];
  let free = 0;
  for (const [index, wish] of wishes.entries()) {
    places.push(Math.max(wish, free));
    free = places[index]! + widths[index]! + gap;
  }
  let limit = end;
  for (let index = places.length - 1; index >= 0; index--) {
    places[index] = Math.max(0, Math.min(places[index]!, limit - widths[index]!));
    limit = places[index]! - gap;
  }
  return places;
}

function cellMarks(filter: AtlasFilter, places: CellPlaces): SvgMark[] {
  const { side, width: right } = places;
  const barTop = side + 3;
  let start = places.picture;
  return [
    {
      tag: "rect",
      attributes: {
        class: "frequency",
        x: 0,
        y: 0,
        width: places.strip,
        height: side + 7,
        fill: frequencyColor(filter.radialFrequency),
        ...outline,
      },
    },
    ...bands.map(({ name, what, middle }) => {
      const width = filter[name] * (right - places.picture);
      const x = start;
      start += width;
      return segment(
        "bands",
        { x, y: barTop, width, height: 4 },
        middle,
        `${name}, ${what}: ${formatNumber(100 * filter[name])} %`,
      );
    }),
    { ...words(places.picture, side + 20, String(filter.channel), token("ink-2")) },
    ...flagsOf(filter)
      .slice(0, 1)
      .map(({ short, isBad }): SvgMark => {
        const color = token(isBad ? "bad" : "warn");
        return {
          ...words(right, side + 20, short, color),
          attributes: {
            ...words(right, side + 20, short, color).attributes,
            class: "flag",
            color,
            "text-anchor": "end",
            "font-weight": 600,
          },
        };
      }),
  ];
}

/** Dark ends of the scale would be lost on a dark page, light ones on a light page. */
const outline = { stroke: token("line-strong"), "stroke-width": 0.5 };

function segment(name: string, box: Record<string, number>, frequency: number, title: string): SvgMark {
  return {
    tag: "rect",
    attributes: { class: name, ...box, fill: frequencyColor(frequency), ...outline },
    children: [{ tag: "title", text: title }],
  };
}

function words(x: number, y: number, text: string, fill: string): SvgMark {
  return { tag: "text", attributes: { x, y, "font-size": 11, fill }, text };
}
