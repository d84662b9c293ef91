import { anotherModel } from "../url/another-model.ts";
import type { ViewChange, ViewState } from "../url/view-state.ts";

/** What can be found, as the page knows it. */
export interface Findable {
  models: readonly { name: string; description: string }[];
  items: readonly { id: string; label: string }[];
  datasets: readonly { name: string; splits: readonly { name: string; images: number }[]; labels: readonly string[] }[];
  /** What the page shows now. */
  view?: ViewState | undefined;
}
export interface FoundThing {
  key: string;
  name: string;
  kind: string;
  /** Opening it is a change of the address. */
  change: ViewChange;
}

const most = 40;

/** Models, layers and datasets whose names hold every word of the search; names that begin with it come first. */
export function findThings(search: string, { models, items, datasets, view }: Findable): FoundThing[] {
  const things: FoundThing[] = [
    ...items.map(({ id, label }) => ({
      key: `layer ${id}`,
      name: label,
      kind: `layer ${id}`,
      change: { layer: id, unit: undefined },
    })),
    ...models.map(({ name }) => ({
      key: `model ${name}`,
      name,
      kind: "model",
      change: anotherModel(name, view),
    })),
    ...datasets.flatMap(({ name, splits }) =>
      splits
        .filter(({ images }) => images > 0)
        .map((split) => ({
          key: `images ${name} ${split.name}`,
          name: `${name} ${split.name}`,
          kind: `${split.images} images`,
          change: {
            image: { kind: "dataset", dataset: name, split: split.name, index: 0 } as const,
            unit: undefined,
            class: undefined,
            atlas: undefined,
          },
        })),
    ),
  ];
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const matching = things.filter(({ name, kind }) =>
    words.every((word) => `${name} ${kind}`.toLowerCase().includes(word)),
  );
  const first = words[0] ?? "";
  return matching
    .sort((a, b) => Number(b.name.toLowerCase().startsWith(first)) - Number(a.name.toLowerCase().startsWith(first)))
    .slice(0, most);
}
