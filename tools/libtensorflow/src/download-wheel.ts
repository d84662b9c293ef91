import { mkdir, readdir, rm } from "node:fs/promises";
import path from "node:path";
import { tensorflowVersion } from "./library-folder.ts";
import { runCommand } from "./run-command.ts";

const wheelPlatforms: Record<string, string> = {
  "linux-x64": "manylinux_2_27_x86_64",
};

/** What is taken from the wheel: the C library, and the headers that TensorFlow.js's binding includes. */
const extract = `
import sys, zipfile
wheel, target = sys.argv[1:]
with zipfile.ZipFile(wheel) as archive:
    for name in archive.namelist():
        library = name in ("tensorflow/libtensorflow_cc.so.2", "tensorflow/libtensorflow_framework.so.2")
        header = name.endswith(".h") and name.startswith(tuple("tensorflow/include/" + p for p in
            ("tensorflow/c/", "tensorflow/core/platform/", "tsl/platform/", "xla/tsl/c/")))
        if library or header:
            archive.extract(name, target)
`;

/**
 * Downloads TensorFlow's Python wheel, which contains its C library, and unpacks library and headers.
 * @param folder an empty folder; `tensorflow/` appears in it
 * @throws Error if this platform has no such wheel, or Python with pip is missing or fails
 */
export async function downloadWheel(folder: string): Promise<void> {
  const platform = wheelPlatforms[`${process.platform}-${process.arch}`];
  if (!platform) throw new Error(`no wheel for ${process.platform}-${process.arch}; there is one for linux-x64`);
  const downloads = path.join(folder, "download");
  await mkdir(downloads, { recursive: true });
  await runCommand("python3", [
    ...["-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"],
    ...["--platform", platform, "--python-version", "3.11", "--implementation", "cp", "--abi", "cp311"],
    ...["--dest", downloads, `tensorflow-cpu==${tensorflowVersion}`],
  ]);
  const wheel = (await readdir(downloads)).find((file) => file.endsWith(".whl"));
  if (!wheel) throw new Error("pip downloaded no wheel");
  await runCommand("python3", ["-c", extract, path.join(downloads, wheel), folder]);
  await rm(downloads, { recursive: true });
}
