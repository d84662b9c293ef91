/** A WordNet synset as ImageNet names it: n and eight digits. */
const wnid = /(?<![\p{L}\p{N}])n\d{8}(?!\d)/u;
const wnidOnly = /^n\d{8}$/;

/** Whether a text is a wnid, such as n02088364, and nothing else. */
export function isWnid(text: string): boolean {
  return wnidOnly.test(text);
}

/** What a label is called. */
export interface LabelNames {
  /** The wnid that the text holds. */
  readonly wnid: string | undefined;
  /** Its synonyms made comparable, the first first, each once. */
  readonly names: readonly string[];
}

/** Reads "beagle", "beagle, English beagle", "n02088364 beagle" or "n02088364_English_beagle". */
export function readNames(text: string): LabelNames {
  const names = text.replace(wnid, " ").split(",").map(comparable);
  return { wnid: wnid.exec(text)?.[0], names: [...new Set(names)].filter((name) => name !== "") };
}

/** Letters and digits without case or accents; whatever stands between them is one space. */
function comparable(name: string): string {
  return name
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
