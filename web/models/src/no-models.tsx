import { Button, EmptyState, useCatalog } from "@deconvscope/shell";
import { LayerSilhouette } from "@deconvscope/viz-layer-graph/react";

const outline = [64, 31, 31, 16, 16, 16, 8, 8, 4].map((side, index) => ({ side, channels: 8 * (index + 1) ** 2 }));

/** No model anywhere: what will be here, and two ways on. */
export function NoModels({ onImport }: { onImport: () => void }) {
  const { models } = useCatalog();
  return (
    <EmptyState
      picture={<LayerSilhouette layers={outline} width={220} height={64} />}
      title="Bring a convolutional network"
      actions={
        <>
          <Button look="primary" onClick={onImport}>
            Choose a file
          </Button>
          <Button onClick={models.reload}>Look again</Button>
        </>
      }
      after={
        <p className="dim">
          or from a terminal <code>deconvscope models import model.onnx --labels labels.txt</code>
        </p>
      }
    >
      Drop an ONNX file or a zip of a TensorFlow.js layers model anywhere on this page. It stays on your server. Any
      graph works: branches, groups, odd pools, dense layers.
    </EmptyState>
  );
}
