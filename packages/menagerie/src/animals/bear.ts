import type { AnimalKind } from "../animal-kind.ts";
import { lighten, oklch } from "../colour.ts";
import { drawEars, roundEar } from "../ear.ts";
import { drawEyes } from "../eye.ts";
import { drawMammal } from "../mammal.ts";
import { drawMouth } from "../mouth.ts";
import { blob, ellipse } from "../outline.ts";
import { paintPlain } from "../paint-coat.ts";
import type { Stage } from "../stage.ts";
import { puffTail } from "../tail.ts";
import { onHead } from "../turn.ts";

export const bear: AnimalKind = {
  name: "bear",
  coats: ["brown", "chestnut", "charcoal", "white", "sand", "slate"],
  patterns: ["plain", "shaded"],
  stances: ["portrait", "portrait", "sitting", "standing"],
  scenes: ["forest", "hills", "snow", "autumn"],
  draw(stage) {
    const { random, coat } = stage;
    const plan = {
      width: random.between(1.25, 1.45),
      legLength: 0.85,
      legWidth: 1.5,
      size: random.between(1.05, 1.25),
      belly: random.chance(0.4) ? coat.light : lighten(coat.base, 0.05),
      paws: lighten(coat.base, -0.06),
      drawTail: puffTail(13, coat.base),
    };
    drawMammal(stage, plan, drawHead);
  },
};

function drawHead(stage: Stage): void {
  const { sketch, random, coat, turn } = stage;
  const panda = random.fork("panda").chance(0.2);
  const patch = oklch(0.27, 0.015, 280);
  drawEars(stage, 38, -30, 22, (ear) => {
    if (panda) ear.sketch.form(ellipse(0, -9, 17, 16), patch);
    else roundEar(17, 0.55, lighten(coat.dark, 0.02))(ear);
  });
  const head = blob([
    [0, -47],
    [34, -40],
    [53, -8],
    [52, 24],
    [30, 44],
    [0, 49],
    [-30, 44],
    [-52, 24],
    [-53, -8],
    [-34, -40],
  ]);
  paintPlain(stage, head);
  const muzzle = onHead(turn, 0, 20, 1.16);
  const [x, y] = muzzle.at;
  sketch.form(ellipse(x, y + 3, 26 * muzzle.width, 21), coat.light);
  drawMouth(stage, x, y + 3, 13);
  sketch.part("nose", () => {
    sketch.form(
      blob([
        [x - 12, y - 9],
        [x, y - 13],
        [x + 12, y - 9],
        [x + 8, y],
        [x, y + 4],
        [x - 8, y],
      ]),
      oklch(0.22, 0.02, 30),
    );
    sketch.fill(ellipse(x - 4, y - 8.5, 4, 1.9), oklch(0.95, 0.01, 90), 0.6);
  });
  if (panda)
    for (const side of [-1, 1]) {
      const place = onHead(turn, side * 19, -7);
      sketch.fill(ellipse(place.at[0], place.at[1], 12 * place.width, 15, side * 24), patch);
    }
  drawEyes(stage, 18, -9, {
    size: 6.5,
    iris: oklch(0.36, 0.07, 50),
    irisShare: 0.92,
    pupil: "round",
    pupilShare: 0.66,
    lid: panda ? patch : coat.base,
  });
}
