import { describe, expect, it } from "vitest";
import { writeCsv } from "./write-csv.ts";

describe("write csv", () => {
  it("puts provenance first, as comments of one line each", () => {
    expect(writeCsv({ columns: ["map", "activation"], rows: [[258, 3196.7]] }, ["squeezenet1_0", "two\nlines"])).toBe(
      "# squeezenet1_0\r\n# two lines\r\nmap,activation\r\n258,3196.7\r\n",
    );
  });

  it.each([
    ["a,b", '"a,b"'],
    ['say "x"', '"say ""x"""'],
    ["two\nlines", '"two\nlines"'],
    ["plain", "plain"],
  ])("quotes what needs it: %j", (value, written) => {
    expect(writeCsv({ columns: ["c"], rows: [[value]] }, [])).toBe(`c\r\n${written}\r\n`);
  });
});
