import { describe, expect, it } from "vitest";
import { anotherModel } from "./another-model.ts";
import { writeViewState } from "./view-state.ts";

describe("another model", () => {
  it("leaves the old one's layer and unit", () => {
    expect(
      writeViewState("?model=a&layer=conv1&unit=3&class=7&signs=nose/0-1/conv5&rule=guided", anotherModel("b", {})),
    ).toBe("?model=b&rule=guided");
  });
  it("leaves what is wrong with the old one", () => {
    const search = "?model=a&finding=dead-maps/conv1&filter=3&spectrum=pool1&diagnosis=menagerie:val:500&against=c";
    expect(writeViewState(search, anotherModel("b", {}))).toBe("?model=b&against=c");
  });
  it("leaves the block and the cell of the old one's confusion", () => {
    const search = "?model=a&on=menagerie:val&classes=similarity&block=4-11,0-7&cell=7:3";
    expect(writeViewState(search, anotherModel("b", {}))).toBe("?model=b&on=menagerie:val&classes=similarity");
  });
  it("keeps an atlas open: the newest of the other model", () => {
    const search = "?model=a&layer=conv1&atlas=scan-1&order=purest&find=beagle";
    expect(writeViewState(search, anotherModel("b", { atlas: "scan-1" }))).toBe("?model=b&atlas=latest&order=purest");
  });
});
