import type { JudgedBank, JudgedFilter } from "../filters/judge-filters.ts";
import type { Finding } from "./finding.ts";
import { capitalise, sayPart, sayShare } from "./say-numbers.ts";

const middleBelow = 0.2;
/** A band of less is not called covered. */
const coveredFrom = 0.1;
/** Share of the filters from which repeating matters more. */
const manyFrom = 0.1;

/** What the first layer's filters show by themselves. */
export function findFilterFaults(bank: JudgedBank): Finding[] {
  const isZero = bank.filters.every(({ rms }) => rms === 0);
  // One weight a channel passes all frequencies alike.
  const isPointwise = bank.shape[0] === 1 && bank.shape[1] === 1;
  return [
    ...findDead(bank),
    ...findDominating(bank),
    ...findRepeated(bank),
    ...(isZero || isPointwise ? [] : [judgeBands(bank)]),
  ];
}

function findDead(bank: JudgedBank): Finding[] {
  return describeFilters(
    bank,
    "dead-filters",
    "warning",
    ({ dead }) => dead,
    (one) => ({
      text: `${one ? "is" : "are"} zero, or all but zero: of an RMS below 1/100 of the median.`,
      advice: `${one ? "It sees" : "They see"} nothing of the image. Try another initialisation or a lower learning rate, or leave ${one ? "it" : "them"} out.`,
    }),
  );
}

function findDominating(bank: JudgedBank): Finding[] {
  return describeFilters(
    bank,
    "dominating-filters",
    "warning",
    ({ dominates }) => dominates,
    (one) => ({
      text: `${one ? "dominates" : "dominate"}: of an RMS above 2.5 times the median.`,
      advice:
        "A few filters then drown the others. Scale each one whose RMS exceeds 0.1 back to 0.1 while training, as Zeiler & Fergus did.",
    }),
  );
}

function findRepeated(bank: JudgedBank): Finding[] {
  const isRepeated = ({ duplicateOf }: JudgedFilter) => duplicateOf !== undefined;
  const many = bank.filters.filter(isRepeated).length >= manyFrom * bank.filters.length;
  return describeFilters(bank, "duplicate-filters", many ? "warning" : "note", isRepeated, (one) => ({
    text: `${one ? "repeats" : "repeat"} an earlier one: the cosine of the two is 0.95 or more.`,
    advice: "What is learnt twice could be learnt once: try fewer filters, or another initialisation.",
  }));
}

function describeFilters(
  { layer, filters }: JudgedBank,
  kind: string,
  severity: Finding["severity"],
  isMeant: (filter: JudgedFilter) => boolean,
  describe: (one: boolean) => Pick<Finding, "text" | "advice">,
): Finding[] {
  const channels = filters.filter(isMeant).map(({ channel }) => channel);
  if (channels.length === 0) return [];
  const { text, advice } = describe(channels.length === 1);
  const part = capitalise(sayPart(channels.length, filters.length, "filter"));
  return [{ id: `${kind}/${layer}`, severity, layer, text: `${part} of ${layer} ${text}`, advice, channels }];
}

function judgeBands({ layer, filters, low, middle, high }: JudgedBank): Finding {
  const bands = `${sayShare(low)} of the energy of ${layer}'s filters lies below 1/6 cycles a pixel, ${sayShare(middle)} between 1/6 and 1/3, ${sayShare(high)} above 1/3`;
  const about = {
    layer,
    channels: [],
    text: filters.length === 1 ? `${bands}.` : `${bands}, over all ${filters.length} together.`,
  };
  if (middle >= middleBelow) {
    const advice =
      low < coveredFrom
        ? "Low frequencies, which colours and slow changes are of, are hardly covered."
        : high < coveredFrom
          ? "High frequencies, which fine detail is of, are hardly covered."
          : "Its filters cover all frequencies: nothing to mend here.";
    return { id: `band-spread/${layer}`, severity: "note", ...about, advice };
  }
  return {
    id: `band-imbalance/${layer}`,
    severity: "warning",
    ...about,
    advice:
      "Middle frequencies are hardly covered: Zeiler & Fergus saw only very high and very low ones in AlexNet's first layer. " +
      "Smaller filters and a smaller stride (7 × 7 with stride 2 for 11 × 11 with stride 4) mended it.",
  };
}
