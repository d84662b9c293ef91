import { CommandError } from "../command-error.ts";
import { exitCodes } from "../exit-code.ts";

/** What makes a variant of an architecture. */
export interface ArchitectureEdit {
  /** Names of layers that go. */
  readonly without: readonly string[];
  /** Fields of layers that change, by the layer's name. */
  readonly change: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/**
 * An architecture's JSON with layers left out and fields changed; what of it fits is the server's to say.
 * @throws CommandError if a layer is not there
 */
export function editArchitecture(json: string, { without, change }: ArchitectureEdit, field: string): string {
  const architecture: { layers: Record<string, unknown>[] } = JSON.parse(json);
  const names = architecture.layers.map(({ name }) => name);
  for (const name of [...without, ...Object.keys(change)]) {
    if (!names.includes(name)) {
      throw new CommandError(
        `${field}: there is no layer "${name}"; there are ${names.join(", ")}`,
        exitCodes.notFound,
      );
    }
  }
  const layers = architecture.layers
    .filter(({ name }) => !without.some((one) => one === name))
    .map((layer) => ({ ...layer, ...change[String(layer.name)] }));
  return JSON.stringify({ ...architecture, layers });
}
