import { beforeEach, describe, expect, it, vi } from "vitest";
import { ShortcutRegistry } from "./shortcut-registry.ts";

const press = (key: string, other: Partial<{ modified: boolean; typing: boolean }> = {}) => ({
  key,
  modified: false,
  typing: false,
  ...other,
});
const shortcut = (keys: string, always = false) => ({ keys, does: keys, run: () => undefined, always });

describe("shortcut registry", () => {
  let registry: ShortcutRegistry;
  beforeEach(() => {
    registry = new ShortcutRegistry();
    registry.register([shortcut("t"), shortcut("g d"), shortcut("d"), shortcut("Escape", true)]);
  });
  const found = (key: string, at = 0, other = {}, enabled = true) =>
    registry.find(press(key, other), enabled, at)?.keys;

  it("finds a single key", () => expect(found("t")).toBe("t"));
  it("finds two keys in a row", () => {
    expect(found("g", 0)).toBeUndefined();
    expect(found("d", 800)).toBe("g d");
  });
  it("takes the second key alone once too much time went by", () => {
    found("g", 0);
    expect(found("d", 2000)).toBe("d");
  });
  it("takes the second key alone where another came between", () => {
    found("g", 0);
    found("x", 100);
    expect(found("d", 200)).toBe("d");
  });
  it("rests while a text field has the focus; Escape does not", () => {
    expect(found("t", 0, { typing: true })).toBeUndefined();
    expect(found("Escape", 0, { typing: true })).toBe("Escape");
  });
  it("rests while single keys are switched off; Escape does not", () => {
    expect(found("t", 0, {}, false)).toBeUndefined();
    expect(found("Escape", 0, {}, false)).toBe("Escape");
  });
  it("leaves Ctrl, Alt and Meta to the browser", () => expect(found("t", 0, { modified: true })).toBeUndefined());

  it("lets the latest win, and the one before return", () => {
    const over = { keys: "Escape", does: "close", run: () => undefined, always: true };
    const release = registry.register([over]);
    expect(registry.find(press("Escape"), true, 0)).toBe(over);
    release();
    expect(registry.find(press("Escape"), true, 0)?.does).toBe("Escape");
  });

  it("tells who listens when the list changes, one line a key", () => {
    const told = vi.fn();
    registry.subscribe(told);
    registry.register([shortcut("t")]);
    expect(told).toHaveBeenCalledOnce();
    expect(registry.list().map(({ keys }) => keys)).toEqual(["t", "g d", "d", "Escape"]);
  });
});
