import { readdirSync } from "node:fs";

/** Where a driver shows NVIDIA's devices; the second is that of Windows's Linux subsystem. */
const deviceFolder = "/dev";
const deviceFile = /^(nvidia\d+|dxg)$/;

/**
 * Looks for a device that CUDA may compute on. Cheap: it loads no library.
 * @param files names in the folder of devices
 * @returns the device's path; undefined where there is none
 */
export function findGpu(files: readonly string[] = listDevices()): string | undefined {
  const device = files.find((file) => deviceFile.test(file));
  return device && `${deviceFolder}/${device}`;
}

function listDevices(): readonly string[] {
  return process.platform === "linux" ? readdirSync(deviceFolder) : [];
}
