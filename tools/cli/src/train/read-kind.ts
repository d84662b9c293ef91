import type { MessageInitShape } from "@bufbuild/protobuf";
import type { CreateRunRequestSchema } from "@deconvscope/proto";
import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";
import type { Session } from "../session/open-session.ts";
import { readArchitecture } from "./read-architecture.ts";
import { readVariants } from "./read-variants.ts";

/** What is trained, as the command line says it. */
export interface KindFlags {
  readonly from?: string;
  readonly freeze?: string;
  readonly all?: boolean;
  readonly keepClassifier?: boolean;
  readonly probe?: string;
  readonly layers?: string[];
  readonly ablate?: string;
  readonly external?: boolean;
}

type Kind = NonNullable<MessageInitShape<typeof CreateRunRequestSchema>["kind"]>;

/**
 * What is trained: an architecture from scratch, a model's classifier or all of it, probes, variants, or nothing here.
 * @throws CommandError if that is said of none or of several
 */
export async function readKind(session: Session, architecture: string | undefined, flags: KindFlags): Promise<Kind> {
  const { from, probe, ablate, external, layers = [], keepClassifier = false } = flags;
  const given = [
    ...(architecture === undefined || ablate !== undefined ? [] : ["an architecture"]),
    ...(from === undefined ? [] : ["--from"]),
    ...(probe === undefined ? [] : ["--probe"]),
    ...(ablate === undefined ? [] : ["--ablate"]),
    ...(external ? ["--external"] : []),
  ];
  const expected = "expected one of an architecture, --from, --probe, --ablate or --external";
  if (given.length !== 1) {
    const what = given.length === 0 ? "nothing says what is trained" : `${given.join(" and ")} exclude each other`;
    throw new CommandError(`${what}; ${expected}`, exitCodes.usage);
  }
  refuseStray(flags);
  if (from !== undefined) {
    const frozenThrough = await findFrozen(session, from, flags);
    return { case: "transfer", value: { model: from, frozenThrough, keepClassifier } };
  }
  if (probe !== undefined) return { case: "probes", value: { model: probe, layers } };
  if (ablate !== undefined) {
    return { case: "ablations", value: { variants: await readVariants(session, ablate, architecture) } };
  }
  if (external) return { case: "external", value: {} };
  return { case: "fromScratch", value: { architecture: await readArchitecture(architecture ?? "") } };
}

/** @throws CommandError if an option says something of what is not trained */
function refuseStray({ from, freeze, all, keepClassifier, probe, layers }: KindFlags): void {
  const ofTransfer = {
    "--freeze": freeze !== undefined,
    "--all": all === true,
    "--keep-classifier": keepClassifier === true,
  };
  const [stray] = Object.entries(ofTransfer).find(([, isGiven]) => isGiven) ?? [];
  if (from === undefined && stray !== undefined)
    throw new CommandError(`${stray}: without --from there is no model to go on with`, exitCodes.usage);
  if (probe === undefined && layers !== undefined)
    throw new CommandError("--layers: expected --probe beside it", exitCodes.usage);
}

/** The whole network is fine-tuned where nothing behind the input is fixed. */
async function findFrozen({ models, call }: Session, model: string, { freeze = "", all }: KindFlags): Promise<string> {
  if (!all) return freeze;
  const { layers } = await models.getModel({ model }, call);
  const input = layers.find(({ operator }) => operator === "Input");
  if (input === undefined) throw new CommandError(`from: ${model} has no input layer`);
  return input.name;
}
