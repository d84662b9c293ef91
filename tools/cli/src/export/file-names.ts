/** File systems take 255 bytes; what a name is told apart by and an ending come behind. */
const longest = 100;
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(?=\.|$)/i;

/** Gives layers names that every file system takes: fire5/concat becomes fire5_concat, a second one fire5_concat-2. */
export class FileNames {
  readonly #taken: Set<string>;

  /** @param taken names that are not free */
  constructor(...taken: readonly string[]) {
    this.#taken = new Set(taken.map(fold));
  }

  /** A name that was not given before, nor one that differs from it in case alone. */
  take(layer: string): string {
    const stem = makeSafe(layer);
    let name = stem;
    for (let count = 2; this.#taken.has(fold(name)); count++) name = `${stem}-${count}`;
    this.#taken.add(fold(name));
    return name;
  }
}

function makeSafe(layer: string): string {
  const plain = layer.replaceAll(/[^\w.-]+/g, "_").slice(0, longest);
  return plain.replaceAll(/^[.-]|\.$/g, "_").replace(reserved, "$1_") || "_";
}

function fold(name: string): string {
  return name.toLowerCase();
}
