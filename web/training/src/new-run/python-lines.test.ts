import { expect, test } from "vitest";
import { pythonLines } from "./python-lines.ts";

const server = { host: "lab.example", grpcPort: 7001, grpcTls: false, needsToken: false };

test("the lines name the server that shows them, the run and its dataset", () => {
  expect(pythonLines("resnet", "tiny", server)).toContain(
    'watch = Deconvscope("lab.example:7001", run="resnet", dataset="tiny", steps_per_epoch=len(loader))\n',
  );
  expect(pythonLines("", "", server)).toContain('("lab.example:7001", run="my-run", steps_per_epoch=len(loader))');
});

test("a server that takes TLS is reached by it", () => {
  expect(pythonLines("resnet", "", { ...server, grpcTls: true })).toContain('("https://lab.example:7001", run=');
});

test("a server with a token is given it from the environment, never in the lines", () => {
  const lines = pythonLines("resnet", "", { ...server, needsToken: true });
  expect(lines).toContain('token=os.environ["TOKEN"])');
  expect(lines).toMatch(/^import os\n/);
  expect(pythonLines("resnet", "", server)).not.toContain("token");
});
