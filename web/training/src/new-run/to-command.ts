import { fieldsOf } from "./option-fields.ts";
import type { RunDraft } from "./run-draft.ts";

/**
 * The command that begins the same run; files stand for what was edited.
 * @param server the address of the one that is to train
 */
export function toCommand(draft: RunDraft, server: string): string {
  const { name, dataset, split, validationSplit, options } = draft;
  const flags = fieldsOf(draft.kind).flatMap(({ key, flag, list }) => {
    const text = options[key].trim();
    if (text === "") return [];
    return [
      flag,
      list
        ? text
            .split(/[\s,]+/)
            .filter(Boolean)
            .join(",")
        : text,
    ];
  });
  const words = [
    ...["deconvscope", "train"],
    ...kindWords(draft),
    ...(dataset === "" ? [] : ["--dataset", dataset]),
    ...(split === "" ? [] : ["--split", split]),
    ...(validationSplit === "" ? [] : ["--validation-split", validationSplit]),
    ...flags,
    ...(name === "" ? [] : ["--name", name]),
    ...["--server", server],
  ];
  return words.map(quote).join(" ");
}

function kindWords({ kind, architecture, model, frozenThrough, keepClassifier, layers }: RunDraft): string[] {
  switch (kind) {
    case "scratch":
      return [architecture.json === undefined ? architecture.name : "architecture.json"];
    case "transfer": {
      const freeze = frozenThrough === "" ? [] : frozenThrough === "input" ? ["--all"] : ["--freeze", frozenThrough];
      return ["--from", model || "MODEL", ...freeze, ...(keepClassifier ? ["--keep-classifier"] : [])];
    }
    case "probes":
      return ["--probe", model || "MODEL", ...(layers.length === 0 ? [] : ["--layers", layers.join(",")])];
    case "ablations":
      return ["--ablate", "variants.json"];
    case "external":
      return ["--external"];
  }
}

function quote(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
