import type { AnimalKind } from "../animal-kind.ts";
import { bear } from "./bear.ts";
import { cat } from "./cat.ts";
import { dog } from "./dog.ts";
import { elephant } from "./elephant.ts";
import { fish } from "./fish.ts";
import { fox } from "./fox.ts";
import { frog } from "./frog.ts";
import { mouse } from "./mouse.ts";
import { owl } from "./owl.ts";
import { penguin } from "./penguin.ts";
import { pig } from "./pig.ts";
import { rabbit } from "./rabbit.ts";

/** Every kind there is; its place is its label. */
export const animalKinds: readonly AnimalKind[] = [
  cat,
  dog,
  fox,
  rabbit,
  owl,
  bear,
  pig,
  frog,
  elephant,
  penguin,
  mouse,
  fish,
];
