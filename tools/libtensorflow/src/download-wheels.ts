import { readdir, rm, stat } from "node:fs/promises";
import path from "node:path";
import { runCommand } from "./run-command.ts";
import { readRequirements, unpackWheel } from "./unpack-wheel.ts";
import { tensorflowVersions } from "./variant.ts";

/** Platforms that there are wheels for, and the tags that wheels for them carry. */
const wheelTags: Readonly<Record<string, readonly string[]>> = {
  "linux-x64": ["manylinux_2_27_x86_64", "manylinux_2_17_x86_64", "manylinux2014_x86_64"],
};

/** The C library, and the headers that TensorFlow.js's binding includes. */
const libraries = /^tensorflow\/libtensorflow_(cc|framework)\.so\.2$/;
const headers = /^tensorflow\/include\/(tensorflow\/(c|core\/platform)|tsl\/platform|xla\/tsl\/c)\/.*\.h$/;
const isOfLibrary = (file: string) => libraries.test(file) || headers.test(file);

/** CUDA's libraries and the little they need beside them; the library looks for them in ../nvidia. */
const isOfCuda = (file: string) => file.startsWith("nvidia/") && !/\/include\/|\.(a|h|py)$/.test(file);

/**
 * Downloads TensorFlow's Python wheel, which contains its C library, and unpacks library and headers.
 * @param folder `tensorflow/` appears in it; for a GPU also `nvidia/`, from the wheels of CUDA
 * @returns bytes downloaded
 * @throws Error if this platform has no such wheel, or Python with pip is missing or fails
 */
export async function downloadWheels(folder: string, device: "cpu" | "gpu", signal: AbortSignal): Promise<number> {
  const downloads = path.join(folder, "download");
  const distribution = device === "gpu" ? "tensorflow" : "tensorflow-cpu";
  const version = tensorflowVersions[device === "gpu" ? "cuda" : "wheel"];
  try {
    const [wheel] = await pipDownload([`${distribution}==${version}`], downloads, signal);
    if (!wheel) throw new Error("pip downloaded no wheel");
    await unpackWheel(wheel, folder, isOfLibrary, signal);
    if (device === "gpu") {
      const cuda = path.join(downloads, "cuda");
      for (const each of await pipDownload(await readRequirements(wheel, "and-cuda"), cuda, signal)) {
        await unpackWheel(each, folder, isOfCuda, signal);
      }
    }
    return await wheelBytes(downloads);
  } finally {
    await rm(downloads, { recursive: true, force: true });
  }
}

async function pipDownload(requirements: readonly string[], target: string, signal: AbortSignal): Promise<string[]> {
  const platform = `${process.platform}-${process.arch}`;
  const tags = wheelTags[platform];
  if (!tags) throw new Error(`no wheel for ${platform}; there is one for ${Object.keys(wheelTags).join(", ")}`);
  await runCommand(
    "python3",
    [
      ...[
        "-m",
        "pip",
        "download",
        "--quiet",
        "--no-cache-dir",
        "--no-deps",
        "--only-binary=:all:",
        "--disable-pip-version-check",
      ],
      ...tags.flatMap((tag) => ["--platform", tag]),
      ...["--python-version", "3.11", "--implementation", "cp", "--abi", "cp311", "--abi", "none"],
      ...["--dest", target, ...requirements],
    ],
    { signal },
  );
  const files = await readdir(target);
  return files.filter((file) => file.endsWith(".whl")).map((file) => path.join(target, file));
}

async function wheelBytes(folder: string): Promise<number> {
  const files = await readdir(folder, { recursive: true });
  const sizes = files.filter((file) => file.endsWith(".whl")).map(async (file) => stat(path.join(folder, file)));
  return (await Promise.all(sizes)).reduce((sum, { size }) => sum + size, 0);
}
