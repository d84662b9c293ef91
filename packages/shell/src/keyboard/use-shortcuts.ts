import { useEffect, useRef, useSyncExternalStore } from "react";
import { type Shortcut, ShortcutRegistry } from "./shortcut-registry.ts";

const registry = new ShortcutRegistry();
const switchedOff = "deconvscope:keys-off";
const none: readonly Shortcut[] = [];

/** Registers shortcuts while the component is on screen; what they run may change without a new registration. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const latest = useRef(shortcuts);
  latest.current = shortcuts;
  const keys = shortcuts.map(({ keys, does, always }) => `${keys}\t${does}\t${always ? 1 : 0}`).join("\n");
  useEffect(() => {
    const entries = keys === "" ? [] : keys.split("\n").map((line) => line.split("\t") as [string, string, string]);
    return registry.register(
      entries.map(([keys, does, always], index) => ({
        keys,
        does,
        always: always === "1",
        run: () => latest.current[index]?.run(),
      })),
    );
  }, [keys]);
}

/** What can be pressed now. */
export function useShortcutList(): readonly Shortcut[] {
  return useSyncExternalStore(
    (listener) => registry.subscribe(listener),
    () => registry.list(),
    () => none,
  );
}

/** Single keys are on unless the reader switched them off. */
export function singleKeysEnabled(): boolean {
  return localStorage.getItem(switchedOff) === null;
}

export function enableSingleKeys(enabled: boolean): void {
  if (enabled) localStorage.removeItem(switchedOff);
  else localStorage.setItem(switchedOff, "1");
}

/** Listens to the keyboard for the whole page; the shell does this once. */
export function useKeyboard(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const shortcut = registry.find(
        {
          key: event.key,
          modified: event.ctrlKey || event.metaKey || event.altKey,
          typing: isTextField(event.target) || document.querySelector("dialog[open]") !== null,
        },
        singleKeysEnabled(),
        performance.now(),
      );
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    addEventListener("keydown", press);
    return () => removeEventListener("keydown", press);
  }, []);
}

function isTextField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement)
    return true;
  return (
    target instanceof HTMLInputElement &&
    !["checkbox", "radio", "button", "range", "file", "submit"].includes(target.type)
  );
}
