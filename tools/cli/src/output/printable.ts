/** Text of others as a terminal may show it: control characters, which could move its cursor or worse, as `\x1b`. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, "0")}`);
}
