import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { drawEars, pointedEar } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawTiltedHead } from "../mammal.ts";
import { blob, curve, ellipse } from "../outline.ts";
import { paintCoat } from "../paint-coat.ts";
import { headShadow } from "../shadow.ts";
import type { Stage } from "../stage.ts";
import { onHead } from "../turn.ts";

const horn = oklch(0.8, 0.13, 80);

export const owl: AnimalKind = {
  name: "owl",
  coats: ["brown", "chestnut", "sand", "white", "slate", "grey"],
  patterns: ["spots", "shaded", "plain", "spots"],
  stances: ["portrait", "sitting", "sitting", "sitting"],
  scenes: ["forest", "night", "autumn", "snow"],
  draw(stage) {
    drawTorso(stage);
    drawTiltedHead(stage, drawHead);
  },
};

function drawTorso(stage: Stage): void {
  const { sketch, coat } = stage;
  for (const side of [-1, 1] as const)
    sketch.part(side < 0 ? "left foot" : "right foot", () => {
      for (const toe of [-1, 0, 1]) sketch.form(ellipse(side * 16 + toe * 7, 130, 4.6, 8), horn);
    });
  sketch.part("tail", () =>
    sketch.form(
      blob([
        [-16, 110],
        [16, 110],
        [19, 142],
        [0, 150],
        [-19, 142],
      ]),
      lighten(coat.base, -0.12),
    ),
  );
  const torso = blob([
    [-40, 8],
    [-52, 58],
    [-40, 108],
    [0, 128],
    [40, 108],
    [52, 58],
    [40, 8],
  ]);
  sketch.part("body", () => paintCoat(stage, torso, "body"));
  sketch.within(torso, () => {
    sketch.fill(ellipse(0, 82, 33, 46), coat.light);
    for (let row = 0; row < 4; row++)
      for (let column = -2; column <= 2; column++) {
        const [x, y] = [column * 13 + (row % 2) * 6.5, 58 + row * 16];
        const feather = curve([
          [x - 5.5, y],
          [x, y + 6],
          [x + 5.5, y],
        ]);
        sketch.stroke(feather, coat.dark, 2.2, 0.75);
      }
    headShadow(stage);
  });
  for (const side of [-1, 1] as const)
    sketch.part(side < 0 ? "left wing" : "right wing", () => {
      const wing = blob([
        [side * 40, 30],
        [side * 58, 56],
        [side * 54, 100],
        [side * 36, 128],
        [side * 34, 84],
        [side * 32, 48],
      ]);
      sketch.form(wing, lighten(coat.base, -0.07), () => {
        for (const y of [78, 96, 112])
          sketch.stroke(
            curve([
              [side * 28, y],
              [side * 44, y + 7],
              [side * 62, y - 2],
            ]),
            coat.dark,
            2.4,
            0.7,
          );
      });
    });
}

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  const tufts = random.fork("tufts");
  if (tufts.chance(0.75)) drawEars(stage, 31, -28, 26, pointedEar(13, tufts.between(24, 36), coat.dark));
  const head = blob([
    [0, -40],
    [34, -38],
    [52, -8],
    [48, 24],
    [26, 42],
    [0, 46],
    [-26, 42],
    [-48, 24],
    [-52, -8],
    [-34, -38],
  ]);
  paintCoat(stage, head, "head");
  sketch.within(head, () => {
    for (const side of [-1, 1]) {
      const disc = onHead(turn, side * 21, 2);
      sketch.fill(ellipse(disc.at[0], disc.at[1], 27 * disc.width, 28), lighten(coat.dark, 0.06));
      sketch.fill(ellipse(disc.at[0], disc.at[1], 24 * disc.width, 25), coat.light);
    }
    const brow = onHead(turn, 0, -14).at;
    sketch.fill(
      blob(
        [
          [brow[0] - 46, brow[1] - 26],
          [brow[0], brow[1] - 14],
          [brow[0] + 46, brow[1] - 26],
          [brow[0] + 16, brow[1] - 2],
          [brow[0], brow[1] + 16],
          [brow[0] - 16, brow[1] - 2],
        ],
        0.8,
      ),
      coat.base,
    );
  });
  drawEyes(stage, 21, 0, {
    size: 16.5,
    iris: random.fork("iris").pick([oklch(0.84, 0.16, 90), oklch(0.76, 0.16, 65), oklch(0.45, 0.08, 50)]),
    irisShare: 0.9,
    pupil: "round",
    pupilShare: random.between(0.45, 0.7),
    lid: coat.base,
  });
  const beak = onHead(turn, 0, 16, 1.16).at;
  sketch.part("beak", () =>
    sketch.form(
      blob(
        [
          [beak[0] - 7, beak[1] - 8],
          [beak[0], beak[1] - 11],
          [beak[0] + 7, beak[1] - 8],
          [beak[0] + 4, beak[1] + 6],
          [beak[0], beak[1] + 13],
          [beak[0] - 4, beak[1] + 6],
        ],
        0.8,
      ),
      horn,
    ),
  );
}
