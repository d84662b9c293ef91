import type { LayerSpec } from "./layer-spec.ts";
import { NetworkError } from "./network-error.ts";
import { rejectLayer } from "./reject-layer.ts";

/**
 * Puts layers into execution order, the input first; layers already in order stay as they are.
 * @throws NetworkError "inconsistent" for names used twice, unknown inputs and cycles
 */
export function sortLayers(specs: readonly LayerSpec[]): LayerSpec[] {
  const byName = new Map<string, LayerSpec>();
  for (const spec of specs) {
    if (byName.has(spec.name)) throw new NetworkError("inconsistent", `two layers are named "${spec.name}"`);
    byName.set(spec.name, spec);
  }
  const sorted: LayerSpec[] = [];
  const state = new Map<LayerSpec, "open" | "done">();
  const visit = (root: LayerSpec): void => {
    const path = [{ spec: root, next: 0 }];
    state.set(root, "open");
    for (let step = path.at(-1); step; step = path.at(-1)) {
      const name = step.spec.inputs[step.next];
      if (name === undefined) {
        state.set(step.spec, "done");
        sorted.push(step.spec);
        path.pop();
        continue;
      }
      step.next += 1;
      const input = byName.get(name);
      if (!input) rejectLayer(step.spec, `reads "${name}", and no layer has that name`);
      if (state.get(input) === "open") {
        const cycle = path.slice(path.findIndex(({ spec }) => spec === input)).map(({ spec }) => spec.name);
        throw new NetworkError("inconsistent", `layers read each other in a cycle: ${formatCycle([...cycle, name])}`);
      }
      if (!state.has(input)) {
        state.set(input, "open");
        path.push({ spec: input, next: 0 });
      }
    }
  };
  const isInput = (spec: LayerSpec): boolean => spec.operator === "Input";
  for (const spec of [...specs.filter(isInput), ...specs]) {
    if (!state.has(spec)) visit(spec);
  }
  return sorted;
}

function formatCycle(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 6), "…", ...names.slice(-1)] : names;
  return shown.join(" ← ");
}
