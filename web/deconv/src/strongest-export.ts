import { deconv, type FigureExport, figureTheme, fileName } from "@deconvscope/shell";
import { projectionGridToSvg } from "@deconvscope/viz-projection-grid/react";
import { imageAsJson } from "./image-as-json.ts";
import { hasPlaces, type Look } from "./look.ts";
import { ruleNumbers, seedNumbers } from "./reconstruction.ts";
import { toTiles } from "./to-tiles.ts";
import { readFloats } from "./use-opened-unit.ts";
import type { Strongest } from "./use-strongest.ts";

/** What the strongest maps leave the page as. */
export function strongestExport(look: Look, strongest: Strongest): FigureExport {
  const { model, layer, rule, seed } = look;
  const { tiles, total } = strongest;
  return {
    name: fileName(model.summary.name, look.item.label, "strongest", rule),
    provenance: tiles.find(({ provenance }) => provenance)?.provenance,
    facts: lookFacts(look),
    partial: tiles.length < total ? `partial: ${tiles.length} of ${total}` : undefined,
    svg: () =>
      projectionGridToSvg(
        { tiles: toTiles(tiles, hasPlaces(layer)), columns: 3 },
        { width: 780, theme: figureTheme() },
      ),
    table: () => ({
      columns: ["map", "activation", "y", "x", "field_x", "field_y", "field_width", "field_height", "scale"],
      rows: tiles.map(({ channel, activation, y, x, field, scale }) => [
        channel,
        activation,
        ...(hasPlaces(layer) ? [y, x] : ["", ""]),
        field.x,
        field.y,
        field.width,
        field.height,
        scale,
      ]),
    }),
    tensor: () =>
      readSignals(
        look,
        tiles.map(({ channel, y, x }) => ({ channel, y, x })),
      ),
    call: {
      service: "DeconvService",
      method: "Reconstruct",
      request: {
        model: model.summary.name,
        image: imageAsJson(look),
        strongest: { layer: layer.name, count: total },
        rule: `RULE_${rule.toUpperCase()}`,
        seed: `SEED_${seed.toUpperCase()}`,
      },
    },
  };
}

/** What the pictures depend on, for the footnote. */
export function lookFacts({ image, layer, rule, seed }: Look): string[] {
  return [image.name, layer.name, `rule ${rule}`, `seed ${seed}`, "scale ±98.5th pct."];
}

/** The projections as numbers: [units, height, width, channels] of the model's input. */
export async function readSignals(
  look: Look,
  units: readonly { channel: number; y: number; x: number }[],
): Promise<{ values: Float32Array; shape: number[] }> {
  const [height = 1, width = 1, channels = 1] = look.model.summary.inputShape;
  const size = height * width * channels;
  const values = new Float32Array(size * units.length);
  const request = {
    model: look.model.summary.name,
    image: look.source,
    units: units.map(({ channel, y, x }) => ({
      layer: look.layer.name,
      channel,
      ...(hasPlaces(look.layer) ? { y, x } : {}),
    })),
    rule: ruleNumbers[look.rule],
    seed: seedNumbers[look.seed],
    includeSignal: true,
  };
  for await (const { reconstruction } of deconv.reconstruct(request)) {
    if (reconstruction?.signal) values.set(readFloats(reconstruction.signal.data), reconstruction.index * size);
  }
  return { values, shape: [units.length, height, width, channels] };
}
