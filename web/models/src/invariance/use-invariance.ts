import { models, resumeStream } from "@deconvscope/shell";
import { type KeptMeasurement, useKeptMeasurement } from "../use-kept-measurement.ts";
import { type InvarianceSettings, invarianceKey, invarianceRequest } from "./invariance-settings.ts";
import { emptyInvariance, type Invariance, type InvarianceMessage, readInvariance } from "./invariance-state.ts";

/** How far features move: what the server kept, or measured when it is begun, one transformation after the other. */
export function useInvariance(settings: InvarianceSettings | undefined): KeptMeasurement<Invariance> {
  return useKeptMeasurement(
    settings && invarianceKey(settings),
    emptyInvariance,
    (signal, onlyKept, onBreak) => measureAll(settings!, onlyKept, { signal, onBreak }),
    readInvariance,
  );
}

async function* measureAll(
  settings: InvarianceSettings,
  onlyKept: boolean,
  connection: { signal: AbortSignal; onBreak: () => void },
): AsyncGenerator<InvarianceMessage> {
  const of = settings.transforms.length;
  for (const [place, transform] of settings.transforms.entries()) {
    const request = { ...invarianceRequest(settings, transform), onlyKept };
    const messages = resumeStream((stop) => models.measureInvariance(request, { signal: stop }), connection);
    for await (const message of messages) yield { transform, place, of, message };
  }
}
