// @vitest-environment happy-dom
import { beforeEach, describe, expect, it } from "vitest";
import { defineVisualization } from "./define-visualization.ts";

interface EchoProps {
  readonly items: readonly string[];
  readonly topClass?: string;
  readonly onPick?: (y: number, x: number) => void;
}

defineVisualization<EchoProps>({
  tag: "deconvscope-echo",
  properties: { items: "json", topClass: "text" },
  callbacks: ["onPick"],
  required: ["items"],
  draw(root, { items, topClass, onPick }) {
    if (items.length > 3) throw new RangeError(`items: expected at most 3, got ${items.length}`);
    root.textContent = `${items.join("+")} ${topClass ?? "none"}`;
    root.onclick = () => onPick?.(4, 2);
  },
});

const settled = () => new Promise<void>((done) => queueMicrotask(done));
const drawn = (element: HTMLElement) => element.shadowRoot?.textContent;
const make = () => document.createElement("deconvscope-echo");

describe("a visualization as a custom element", () => {
  beforeEach(() => document.body.replaceChildren());

  it("draws from attributes: JSON, or text as it is", async () => {
    const element = make();
    element.setAttribute("items", '["a", "b"]');
    element.setAttribute("top-class", "258");
    document.body.append(element);
    await settled();
    expect(drawn(element)).toBe("a+b 258");
  });

  it("draws from properties, and again when they change", async () => {
    const element = Object.assign(make(), { items: ["a"] });
    document.body.append(element);
    await settled();
    Object.assign(element, { items: ["c"], topClass: "d" });
    await settled();
    expect(drawn(element)).toBe("c d");
  });

  it("waits for what it needs", async () => {
    const element = document.body.appendChild(make());
    await settled();
    expect(drawn(element)).toBe("");
  });

  it("tells callbacks as events", async () => {
    const element = Object.assign(make(), { items: ["a"] });
    document.body.append(element);
    await settled();
    const heard: unknown[] = [];
    document.body.addEventListener("deconvscope-pick", (event) => heard.push((event as CustomEvent).detail), {
      once: true,
    });
    element.shadowRoot?.querySelector("div")?.click();
    expect(heard).toEqual([[4, 2]]);
  });

  it("says what is wrong with its data, and recovers", async () => {
    const element = Object.assign(make(), { items: ["a", "b", "c", "d"] });
    document.body.append(element);
    await settled();
    expect(element.shadowRoot?.querySelector("[role=alert]")?.textContent).toBe("items: expected at most 3, got 4");
    Object.assign(element, { items: ["a"] });
    await settled();
    expect(drawn(element)).toBe("a none");
  });

  it("is defined once", () => {
    const definition = {
      tag: "deconvscope-echo",
      properties: {},
      callbacks: [],
      required: [],
      draw: () => undefined,
    } as const;
    expect(() => defineVisualization<EchoProps>(definition)).not.toThrow();
  });
});
