/**
 * Where in a text of JSON a path's value begins, e.g. of `layers[3].kernel`; of what is missing, where its owner begins.
 * @returns a character from 0; undefined: the text is no JSON, or there is no such place
 */
export function placePath(text: string, path: string): number | undefined {
  let at = skipSpace(text, 0);
  for (const step of path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)) {
    const next = step[2] === undefined ? placeOfKey(text, at, step[1]!) : placeOfIndex(text, at, Number(step[2]));
    if (next === undefined) break;
    at = next;
  }
  return at < text.length ? at : undefined;
}

/** Line and column of a character, from 1. */
export function lineOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split("\n");
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function placeOfKey(text: string, start: number, key: string): number | undefined {
  if (text[start] !== "{") return undefined;
  for (let at = skipSpace(text, start + 1); text[at] === '"'; ) {
    const end = skipValue(text, at);
    const value = skipSpace(text, skipSpace(text, end) + 1);
    if (text.slice(at + 1, end - 1) === key) return value;
    const after = skipSpace(text, skipValue(text, value));
    if (text[after] !== ",") return undefined;
    at = skipSpace(text, after + 1);
  }
  return undefined;
}

function placeOfIndex(text: string, start: number, index: number): number | undefined {
  if (text[start] !== "[") return undefined;
  let at = skipSpace(text, start + 1);
  for (let passed = 0; passed < index; passed++) {
    const after = skipSpace(text, skipValue(text, at));
    if (text[after] !== ",") return undefined;
    at = skipSpace(text, after + 1);
  }
  return text[at] === "]" ? undefined : at;
}

/** The character behind a value. */
function skipValue(text: string, start: number): number {
  if (text[start] === '"') {
    let at = start + 1;
    while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
    return at + 1;
  }
  if (text[start] !== "{" && text[start] !== "[") {
    let at = start;
    while (at < text.length && !/[\s,\]}]/.test(text[at]!)) at++;
    return Math.max(at, start + 1);
  }
  let depth = 0;
  for (let at = start; at < text.length; at++) {
    const letter = text[at];
    if (letter === '"') at = skipValue(text, at) - 1;
    else if (letter === "{" || letter === "[") depth++;
    else if ((letter === "}" || letter === "]") && --depth === 0) return at + 1;
  }
  return text.length;
}

function skipSpace(text: string, start: number): number {
  let at = start;
  while (/\s/.test(text[at] ?? "")) at++;
  return at;
}
