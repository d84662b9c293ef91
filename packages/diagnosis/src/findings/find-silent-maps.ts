import type { LayerFigures } from "../figures/layer-figures.ts";
import type { Finding, Severity } from "./finding.ts";
import { capitalise, sayCount, sayPart } from "./say-numbers.ts";

/** On fewer images nothing is called dead. */
const enoughImages = 100;
/** Share of a layer's maps from which it matters more. */
const manyFrom = 0.1;

/** Maps that never fire. */
export function findDeadMaps({ layer, firing }: LayerFigures): Finding[] {
  if (!firing || firing.dead.length === 0) return [];
  const { dead, counts, images, passesNegatives } = firing;
  const few = images < enoughImages;
  const severity: Severity =
    few || passesNegatives ? "note" : dead.length >= manyFrom * counts.length ? "problem" : "warning";
  const thing = firing.isDense ? "unit" : "map";
  const never = dead.length === 1 ? "never fires" : "never fire";
  const part = capitalise(sayPart(dead.length, counts.length, thing));
  return [
    {
      id: `dead-maps/${layer}`,
      severity,
      layer,
      text: `${part} of ${layer} ${never}: not above zero anywhere on ${sayCount(images, "image")}.`,
      advice: few
        ? `${sayCount(images, "image")} ${images === 1 ? "is" : "are"} few: look at more before calling ${dead.length === 1 ? "it" : "them"} dead.`
        : passesNegatives
          ? adviseOnNegative(dead.length)
          : adviseOnDead(dead.length, counts.length),
      channels: dead,
    },
  ];
}

function adviseOnDead(dead: number, maps: number): string {
  if (dead === maps)
    return "Nothing passes this layer: what follows sees no image. Its weights or biases are broken, or training diverged.";
  const what =
    dead === 1 ? "It costs weights and time and passes nothing on" : "They cost weights and time and pass nothing on";
  return `${what}. Large early steps often kill maps: try a lower learning rate or another initialisation, hold filters' RMS at 0.1, or leave ${dead === 1 ? "it" : "them"} out.`;
}

function adviseOnNegative(maps: number): string {
  const [it, is] = maps === 1 ? ["it", "it is"] : ["them", "they are"];
  return `Values below zero pass this layer's activation too, so ${is} not dead: look at what ${maps === 1 ? "it says" : "they say"} before leaving ${it} out.`;
}

/** Maps that fire on fewer than 1 % of the images, but on some. */
export function findNearlyDeadMaps({ layer, firing }: LayerFigures): Finding[] {
  if (!firing || firing.nearlyDead.length === 0) return [];
  const { nearlyDead, counts, images, isDense, passesNegatives } = firing;
  const many = !isDense && !passesNegatives && nearlyDead.length >= manyFrom * counts.length;
  const one = nearlyDead.length === 1;
  const part = capitalise(sayPart(nearlyDead.length, counts.length, isDense ? "unit" : "map"));
  return [
    {
      id: `nearly-dead-maps/${layer}`,
      severity: many ? "warning" : "note",
      layer,
      text: `${part} of ${layer} ${one ? "fires" : "fire"} on fewer than 1 % of ${sayCount(images, "image")}.`,
      advice: `${one ? "It" : "They"} may stand for something rare: look at what excites ${one ? "it" : "them"} most before leaving ${one ? "it" : "them"} out.`,
      channels: nearlyDead,
    },
  ];
}
