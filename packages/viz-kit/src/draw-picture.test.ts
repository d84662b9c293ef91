// @vitest-environment happy-dom
import { describe, expect, it } from "vitest";
import { drawPicture } from "./draw-picture.ts";
import { type PictureState, pictureAt } from "./picture-state.ts";

const waiting: PictureState = { kind: "waiting" };
const parentOf = (...children: string[]) => {
  const parent = document.createElement("span");
  for (const name of children) parent.appendChild(document.createElement("span")).className = name;
  return parent;
};
const classes = (parent: HTMLElement) => [...parent.children].map(({ className }) => className);

describe("drawPicture", () => {
  it("draws each state as a look of its own", () => {
    const states: PictureState[] = [
      pictureAt("/p.png", true),
      pictureAt("/p.png"),
      waiting,
      { kind: "zero", words: "0" },
      { kind: "error", words: "the image is gone" },
      { kind: "none" },
    ];
    const parent = parentOf();
    states.forEach((state, index) => {
      drawPicture(parent, index, "patch", state, false);
    });
    expect(classes(parent)).toEqual([
      "patch shown pixels",
      "patch shown",
      "patch wait zero",
      "patch says zero",
      "patch says error",
      "patch none",
    ]);
    expect(parent.textContent).toBe("0the image is gone");
    expect([...parent.children].map((child) => child.getAttribute("alt") ?? child.getAttribute("aria-hidden"))).toEqual(
      ["", "", "true", "true", "true", "true"],
    );
  });

  it("keeps what is the same, and takes new words in its place", () => {
    const parent = parentOf();
    const first = drawPicture(parent, 0, "projection", pictureAt("/1.png"));
    expect(drawPicture(parent, 0, "projection", pictureAt("/1.png"))).toBe(first);
    const words = drawPicture(parent, 0, "projection", { kind: "error", words: "gone" });
    expect(drawPicture(parent, 0, "projection", { kind: "error", words: "unreadable" })).toBe(words);
    expect(parent.textContent).toBe("unreadable");
  });

  it("never shows the old picture under a new address", () => {
    const parent = parentOf();
    const first = drawPicture(parent, 0, "projection", pictureAt("/1.png"));
    expect(drawPicture(parent, 0, "projection", pictureAt("/2.png"))).not.toBe(first);
    expect(parent.children).toHaveLength(1);
  });

  it("fades in where no picture was, not where one takes the place of another", () => {
    const parent = parentOf();
    drawPicture(parent, 0, "p", waiting);
    drawPicture(parent, 0, "p", pictureAt("/1.png"));
    expect(classes(parent)).toEqual(["p shown arrives"]);
    drawPicture(parent, 0, "p", pictureAt("/2.png"));
    expect(classes(parent)).toEqual(["p shown"]);
  });

  it("goes before what stands at its place and is no picture", () => {
    const parent = parentOf("caption");
    drawPicture(parent, 0, "p", waiting);
    drawPicture(parent, 0, "p", { kind: "none" });
    expect(classes(parent)).toEqual(["p none", "caption"]);
  });
});
