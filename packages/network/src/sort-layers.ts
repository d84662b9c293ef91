import { NetworkError } from "./network-error.ts";
import { rejectLayer } from "./reject-layer.ts";

/** What sorting needs to know of a layer. */
interface Step {
  readonly name: string;
  readonly operator: string;
  readonly inputs: readonly string[];
}

/**
 * Puts layers into execution order, those that read nothing first; layers already in order stay as they are.
 * @throws NetworkError "inconsistent" for names used twice, unknown inputs and cycles
 */
export function sortLayers<Spec extends Step>(specs: readonly Spec[]): Spec[] {
  const byName = new Map<string, Spec>();
  for (const spec of specs) {
    if (byName.has(spec.name)) throw new NetworkError("inconsistent", `two layers are named "${spec.name}"`);
    byName.set(spec.name, spec);
  }
  const sorted: Spec[] = [];
  const state = new Map<Spec, "open" | "done">();
  const visit = (root: Spec): void => {
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
  const isSource = (spec: Spec): boolean => spec.inputs.length === 0;
  for (const spec of [...specs.filter(isSource), ...specs]) {
    if (!state.has(spec)) visit(spec);
  }
  return sorted;
}

function formatCycle(names: readonly string[]): string {
  const shown = names.length > 8 ? [...names.slice(0, 6), "…", ...names.slice(-1)] : names;
  return shown.join(" ← ");
}
