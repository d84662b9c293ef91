/** One key, or two in a row (`g d`), and what it does; the help list is made of these. */
export interface Shortcut {
  /** As in KeyboardEvent.key; two keys with a space between them. */
  keys: string;
  does: string;
  run: () => void;
  /** Works also while single keys are switched off or a text field has focus: Escape only. */
  always?: boolean;
}
/** The part of a key press that decides. */
export interface KeyPress {
  key: string;
  modified: boolean;
  typing: boolean;
}

const secondKeyWithin = 1200;

/** Holds the shortcuts of what is on screen and finds the one that a key press means; the latest registered wins. */
export class ShortcutRegistry {
  #shortcuts: Shortcut[] = [];
  #first: { key: string; at: number } | undefined;
  #listeners = new Set<() => void>();
  #list: readonly Shortcut[] = [];

  /** @returns takes them away again */
  register(shortcuts: readonly Shortcut[]): () => void {
    this.#shortcuts.push(...shortcuts);
    this.#changed();
    return () => {
      this.#shortcuts = this.#shortcuts.filter((shortcut) => !shortcuts.includes(shortcut));
      this.#changed();
    };
  }

  /** What can be pressed now, in the order of registration, one line a key. */
  list(): readonly Shortcut[] {
    return this.#list;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /**
   * Finds what a key press means.
   * @param enabled single keys are switched on (WCAG 2.1.4)
   * @param now milliseconds, for two keys in a row
   */
  find(press: KeyPress, enabled: boolean, now: number): Shortcut | undefined {
    if (press.modified) return undefined;
    const first = this.#first && now - this.#first.at < secondKeyWithin ? this.#first.key : undefined;
    this.#first = undefined;
    const allowed = this.#shortcuts.filter((shortcut) => shortcut.always || (enabled && !press.typing));
    const double = first && allowed.findLast((shortcut) => shortcut.keys === `${first} ${press.key}`);
    if (double) return double;
    if (allowed.some((shortcut) => shortcut.keys.startsWith(`${press.key} `)))
      this.#first = { key: press.key, at: now };
    return allowed.findLast((shortcut) => shortcut.keys === press.key);
  }

  #changed(): void {
    this.#list = [...new Map(this.#shortcuts.map((shortcut) => [shortcut.keys, shortcut])).values()];
    for (const listener of this.#listeners) listener();
  }
}
