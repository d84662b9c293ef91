import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { MeasureCorrespondenceResponse, PartCorrespondence, Provenance } from "@deconvscope/proto";
import type { Command } from "commander";
import { CommandError } from "../command-error.ts";
import { csvOf, describeMeasured, jsonOf, tableOf } from "../correspond/describe-correspondence.ts";
import { readPartImage } from "../correspond/find-parts.ts";
import { readSpec } from "../correspond/read-spec.ts";
import { checkPlace, makeFolder, provenanceFile } from "../export/make-folder.ts";
import { addConnectionOptions, type ConnectionOptions } from "../session/connection-options.ts";
import { withSession } from "../session/open-session.ts";

interface CorrespondOptions extends ConnectionOptions {
  readonly out?: string;
  readonly force?: boolean;
}

/** `deconvscope correspond` */
export function addCorrespond(program: Command): void {
  const command = program
    .command("correspond")
    .summary("say whether a model relates the same parts of several images")
    .description(
      "Say whether a model relates the same parts of several images (Zeiler & Fergus 2013, section 4.3): each part is " +
        "masked in each image, and the changes of a layer are held against each other. A low Δ, below that of random " +
        "places, means that the part corresponds.",
    )
    .argument("<spec>", "a JSON file: model, images, parts; layers, draws, seed, fill if you like")
    .option("-o, --out <folder>", "also write correspondences.csv, and provenance.json with every pair and draw")
    .option("-f, --force", "replace an earlier export")
    .addHelpText(
      "after",
      `
A spec:
  {
    "model": "menagerie-zfnet",
    "images": ["menagerie:validation:0", "menagerie:validation:12", "menagerie:validation:24"],
    "parts": ["left eye", "right eye", "nose"],
    "draws": 60
  }
Images of your own lie beside it, with rectangles in pixels of the model's input:
  { "image": "dog.jpg", "parts": { "nose": { "x": 90, "y": 120, "width": 30, "height": 24 } } }

Examples:
  deconvscope correspond dogs.json
  deconvscope correspond dogs.json --out dogs`,
    );
  addConnectionOptions(command).action(correspond);
}

async function correspond(path: string, options: CorrespondOptions): Promise<void> {
  const { out, force = false } = options;
  const spec = await readSpec(path);
  if (out !== undefined) await checkPlace(out, force);
  await withSession(options, async (session) => {
    const { models, occlusion, terminal, call } = session;
    terminal.progress("looking at the images …");
    const model = await models.getModel({ model: spec.model }, call);
    const images = [];
    for (const image of spec.images) images.push(await readPartImage(session, model, image));
    const { layers, draws: randomDraws, seed, fill } = spec;
    const request = { model: spec.model, images, layers: [...layers], randomDraws, seed: BigInt(seed), ...fill };
    const { found, provenance } = await collect(occlusion.measureCorrespondence(request, call), (response) =>
      terminal.report(describeMeasured(response)),
    );
    if (out !== undefined) {
      await makeFolder(out, force, async (draft) => {
        await writeFile(join(draft, "correspondences.csv"), csvOf(found));
        await writeFile(join(draft, provenanceFile), jsonOf(found, provenance));
      });
    }
    await terminal.print(
      options.json ? jsonOf(found, provenance) : tableOf(found, (text) => terminal.style("bold", text)),
    );
    if (out !== undefined) terminal.note(`${out} has every pair and draw`);
  });
}

/** Parts come as they are finished. */
async function collect(
  responses: AsyncIterable<MeasureCorrespondenceResponse>,
  onResponse: (response: MeasureCorrespondenceResponse) => void,
): Promise<{ found: PartCorrespondence[]; provenance: Provenance | undefined }> {
  const found: PartCorrespondence[] = [];
  for await (const response of responses) {
    onResponse(response);
    found.push(...response.correspondences);
    if (response.complete) return { found, provenance: response.provenance };
  }
  throw new CommandError("the measurement ended before it was complete");
}
