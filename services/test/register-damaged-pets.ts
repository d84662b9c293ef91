import { rm, truncate } from "node:fs/promises";
import { join } from "node:path";
import { createClient } from "@connectrpc/connect";
import { DatasetService } from "@deconvscope/proto";
import { writePictures } from "./scan-pictures.ts";
import type { TestServices } from "./start-test-services.ts";

/** A dataset "pets" of four images: the one at 1 is damaged since it was registered, the one at 2 is gone. */
export async function registerDamagedPets({ dataRoot, transport }: TestServices): Promise<void> {
  const [, damaged, gone] = await writePictures(join(dataRoot, "pets"), 4, ["cat", "dog"]);
  await createClient(DatasetService, transport).registerDataset({ name: "pets", path: "pets" });
  await truncate(damaged!, 200);
  await rm(gone!);
}
