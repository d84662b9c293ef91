import { type FigureExport, fileName, formatUnitReference, ruleNames } from "@deconvscope/shell";
import { imageAsJson } from "./image-as-json.ts";
import { hasPlaces, type Look } from "./look.ts";
import { lookFacts, readSignals } from "./strongest-export.ts";
import { unitSvg } from "./unit-svg.ts";
import type { OpenedUnit } from "./use-opened-unit.ts";

/** What the opened unit leaves the page as. */
export function unitExport(look: Look, { unit, rules }: OpenedUnit): FigureExport {
  const projected = rules[look.rule].value;
  const place = projected ? { y: projected.y, x: projected.x } : unit.place;
  return {
    name: fileName(look.model.summary.name, look.item.label, formatUnitReference(unit), look.rule),
    provenance: projected?.provenance,
    facts: [...lookFacts(look), `unit ${formatUnitReference(unit)}`],
    svg: projected
      ? () => unitSvg({ deconvnet: rules.deconvnet.value, gradient: rules.gradient.value, guided: rules.guided.value })
      : undefined,
    table: () => ({
      columns: ["rule", "activation", "y", "x", "field_x", "field_y", "field_width", "field_height", "scale"],
      rows: ruleNames.flatMap((rule) => {
        const value = rules[rule].value;
        if (!value) return [];
        const { activation, y, x, field, scale } = value;
        return [[rule, activation, y, x, field.x, field.y, field.width, field.height, scale]];
      }),
    }),
    tensor: projected
      ? () => readSignals(look, [{ channel: unit.channel, y: projected.y, x: projected.x }])
      : undefined,
    call: {
      service: "DeconvService",
      method: "Reconstruct",
      request: {
        model: look.model.summary.name,
        image: imageAsJson(look),
        units: [{ layer: look.layer.name, channel: unit.channel, ...(hasPlaces(look.layer) ? place : {}) }],
        rule: `RULE_${look.rule.toUpperCase()}`,
        seed: `SEED_${look.seed.toUpperCase()}`,
      },
    },
  };
}
