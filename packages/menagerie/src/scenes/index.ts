import { confetti, room, studio, wallpaper } from "./indoors.ts";
import { autumn, beach, forest, garden, hills, night, snow } from "./outdoors.ts";
import { pond, sea } from "./waters.ts";

/** Every background by name. */
export const scenes = {
  hills,
  garden,
  forest,
  autumn,
  snow,
  beach,
  night,
  sea,
  pond,
  room,
  wallpaper,
  studio,
  confetti,
} as const;

export type SceneName = keyof typeof scenes;

export const sceneNames: readonly SceneName[] = [
  "hills",
  "garden",
  "forest",
  "autumn",
  "snow",
  "beach",
  "night",
  "sea",
  "pond",
  "room",
  "wallpaper",
  "studio",
  "confetti",
];
