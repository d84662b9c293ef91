/** px that a letter of 11 px type takes, about. */
const letterWidth = 6;

/** Width in px of words in 11 px type, about: a file has no page to measure them on. */
export const widthOf = (words: string) => letterWidth * words.length;

/**
 * As many letters as there is room for: a file cannot hide what runs over.
 * @param width px
 * @param letter px that a letter takes, of 11 px type if left out
 */
export function fitWords(words: string, width: number, letter = letterWidth): string {
  const letters = Math.max(1, Math.floor(width / letter));
  return words.length > letters ? `${words.slice(0, letters - 1)}…` : words;
}

/** The same of a path, whose end tells more than its beginning. */
export function fitPath(path: string, width: number, letter = letterWidth): string {
  const letters = Math.max(1, Math.floor(width / letter));
  return path.length > letters ? `…${letters > 1 ? path.slice(1 - letters) : ""}` : path;
}

/** Lines of 11 px type that hold as many whole words as there is room for; a word that is too long is cut. */
export function wrapWords(words: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of words.split(" ")) {
    const longer = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && widthOf(longer) <= width) lines[lines.length - 1] = longer;
    else lines.push(fitWords(word, width));
  }
  return lines;
}
