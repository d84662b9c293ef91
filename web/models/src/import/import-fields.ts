/** A name that models may have, made of a file's: "ResNet 18 (v1).onnx" → "resnet-18-v1". */
export function nameFromFile(file: string): string {
  return file
    .toLowerCase()
    .replace(/\.(onnx|zip)$/, "")
    .replace(/[^a-z0-9._-]+/g, "-")
    .replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, "")
    .slice(0, 64);
}

/** What is wrong with a name; undefined where nothing is. */
export function checkName(name: string, taken: readonly string[]): string | undefined {
  const parts = name.split("/");
  if (
    !/^[a-z0-9][a-z0-9._/-]{0,63}$/.test(name) ||
    parts.some((part) => part === "" || part === "." || part === "..")
  ) {
    return `"${name.slice(0, 80)}" given; expected 1 to 64 of a–z, 0–9, ".", "_", "-" and "/", the first a letter or digit`;
  }
  return taken.includes(name) ? "There is a model of this name." : undefined;
}

/** One label a line; a last empty line is none. */
export function readLabels(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  while (lines.at(-1) === "") lines.pop();
  return lines;
}

/** A file of labels as lines to be read and mended: it has them so, or as a JSON array of strings. */
export function labelLines(content: string): string {
  const text = content.replace(/^\uFEFF/, "");
  return (readStrings(text) ?? [text]).map((label) => label.trim()).join("\n");
}

function readStrings(text: string): string[] | undefined {
  if (!text.trimStart().startsWith("[")) return undefined;
  try {
    const parsed: unknown = JSON.parse(text);
    return Array.isArray(parsed) && parsed.every((one) => typeof one === "string") ? parsed : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

/** How many there are, and whose: those that are typed go before the file's. */
export function describeLabels(typed: readonly string[], said: readonly string[]): string {
  if (typed.length > 0) return `${typed.length.toLocaleString("en")} labels`;
  return said.length > 0
    ? `None: the ${said.length.toLocaleString("en")} that the file names`
    : "None: class 0, class 1, …";
}

/** "224 x 224 x 3" as [224, 224, 3]; empty text as []; undefined where it is neither. */
export function readInputShape(text: string): number[] | undefined {
  if (text.trim() === "") return [];
  const sides = text
    .split(/[\s,x×]+/)
    .filter(Boolean)
    .map(Number);
  return sides.length === 3 && sides.every((side) => Number.isInteger(side) && side > 0) ? sides : undefined;
}
