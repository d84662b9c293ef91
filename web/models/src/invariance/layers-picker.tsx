import { Button, CheckList, Choices, type ModelView, navigate } from "@deconvscope/shell";
import { layerLabels } from "./family-data.ts";

/** More lines could not be told apart. */
const mostLayers = 5;

interface LayersPickerProps {
  model: ModelView;
  /** Those that are followed. */
  layers: readonly string[];
}

/** Which layers are followed, at most five. */
export function LayersPicker({ model, layers }: LayersPickerProps) {
  const toggle = (layer: string) => {
    const chosen = layers.includes(layer) ? layers.filter((other) => other !== layer) : [...layers, layer];
    const inOrder = [...model.layers.keys()].filter((name) => chosen.includes(name));
    navigate({ layers: inOrder.length > 0 ? inOrder : undefined }, { replace: true });
  };
  const named = layerLabels(model, layers).join(", ");
  const others = layers.filter((layer) => !model.items.some(({ id }) => id === layer));
  return (
    <Choices text={named ? `Layers: ${named}` : "Layers"} label="Layers that are followed">
      <p className="sub">At most {mostLayers}; without a choice the first and the last before the classifier.</p>
      <CheckList
        legend="Layers"
        options={[...others.map((id) => ({ id, label: id })), ...model.items].map(({ id, label }) => ({
          id,
          label: <code>{label}</code>,
          chosen: layers.includes(id),
          disabled: !layers.includes(id) && layers.length >= mostLayers,
        }))}
        onToggle={toggle}
      />
      <Button small onClick={() => navigate({ layers: undefined }, { replace: true })}>
        The usual ones
      </Button>
    </Choices>
  );
}
