/**
 * Character of a text, from 0, at which it stops to be JSON; its length where something is missing at its end.
 * @returns undefined if it is JSON
 */
export function jsonOffset(text: string): number | undefined {
  return new Scanner(text).scan();
}

/** Text that is nested deeper is not followed further. */
const deepest = 500;
const number = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const escaped = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const space = /[ \t\n\r]*/y;

class Stopped extends Error {}

class Scanner {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  scan(): number | undefined {
    try {
      this.#value(0);
      this.#require(this.#peek() === undefined);
      return undefined;
    } catch (error) {
      if (error instanceof Stopped) {
        return this.#at;
      }
      throw error;
    }
  }

  #value(depth: number): void {
    const first = this.#peek();
    this.#require(first !== undefined && depth <= deepest);
    if (first === "{") {
      this.#list("}", () => {
        this.#require(this.#peek() === '"');
        this.#string();
        this.#require(this.#peek() === ":");
        this.#at += 1;
        this.#value(depth + 1);
      });
    } else if (first === "[") {
      this.#list("]", () => this.#value(depth + 1));
    } else if (first === '"') {
      this.#string();
    } else if (first === "t" || first === "f" || first === "n") {
      this.#word({ t: "true", f: "false", n: "null" }[first]);
    } else {
      this.#require(this.#take(number));
    }
  }

  /** Items between a bracket and its end, with commas between them. */
  #list(end: string, item: () => void): void {
    this.#at += 1;
    if (this.#peek() !== end) {
      item();
      while (this.#peek() === ",") {
        this.#at += 1;
        item();
      }
    }
    this.#require(this.#peek() === end);
    this.#at += 1;
  }

  #string(): void {
    this.#at += 1;
    for (let next = this.#text[this.#at]; next !== '"'; next = this.#text[this.#at]) {
      this.#require(next !== undefined && next >= " ");
      if (next === "\\") {
        this.#require(this.#take(escaped));
      } else {
        this.#at += 1;
      }
    }
    this.#at += 1;
  }

  #word(word: string): void {
    for (const letter of word) {
      this.#require(this.#text[this.#at] === letter);
      this.#at += 1;
    }
  }

  /** The next character that is no space. */
  #peek(): string | undefined {
    this.#take(space);
    return this.#text[this.#at];
  }

  #take(pattern: RegExp): boolean {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text);
    this.#at += found?.[0].length ?? 0;
    return found !== null;
  }

  #require(fits: boolean): void {
    if (!fits) {
      throw new Stopped();
    }
  }
}
