import { useCallback, useState } from "react";

const kept = 8;

/** What was chosen lately, the latest first; kept in this browser. */
export function useRecent(kind: "models" | "images"): [readonly string[], (value: string) => void] {
  const key = `deconvscope:recent-${kind}`;
  const [recent, setRecent] = useState<readonly string[]>(() => readRecent(key));
  const remember = useCallback(
    (value: string) => {
      const next = [value, ...readRecent(key).filter((other) => other !== value)].slice(0, kept);
      localStorage.setItem(key, JSON.stringify(next));
      setRecent(next);
    },
    [key],
  );
  return [recent, remember];
}

function readRecent(key: string): string[] {
  const stored: unknown = JSON.parse(localStorage.getItem(key) ?? "[]");
  return Array.isArray(stored) ? stored.filter((value) => typeof value === "string") : [];
}

/** The recent ones first, in their order; the others keep theirs. */
export function recentFirst<Value>(
  values: readonly Value[],
  recent: readonly string[],
  name: (value: Value) => string,
): Value[] {
  const place = (value: Value) => {
    const index = recent.indexOf(name(value));
    return index === -1 ? recent.length : index;
  };
  return [...values].sort((a, b) => place(a) - place(b));
}
