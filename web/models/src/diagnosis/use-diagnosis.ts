import { type CallProblem, type ImageSet, type ModelView, models, resumeStream, useQuery } from "@deconvscope/shell";
import { useCallback, useEffect, useMemo, useState } from "react";
import { useKeptMeasurement } from "../use-kept-measurement.ts";
import { thoseThereAre } from "./diagnosis-images.ts";
import { diagnosisKey, diagnosisRequest } from "./diagnosis-request.ts";
import { type Diagnosis, emptyDiagnosis, readDiagnosis } from "./diagnosis-state.ts";

/** A network's diagnosis on some images: kept, running, or still to be asked for. */
export interface DiagnosisView {
  /** What it is, or would be, measured on, as many as there are; undefined where there are no images. */
  images: ImageSet | undefined;
  /** "looking": whether one is kept is not known yet; "idle": it is not measured, the filters alone are known. */
  phase: "looking" | "idle" | "running" | "complete" | "cancelled" | "failed";
  diagnosis: Diagnosis;
  problem: CallProblem | undefined;
  /** The server is away: it goes on once the server is back. */
  waiting: boolean;
  /** Measures on images once they are those that are given here, unless a result is kept. */
  begin: (images: ImageSet) => void;
  /** Measures once more on the same images. */
  again: () => void;
  cancel: () => void;
}

/** What is on its way from the moment somebody asks: also while a kept result is looked for and the stream opens. */
interface Asked {
  key: string;
  /** The phase that it leaves; undefined until the stream is opened. */
  from: DiagnosisView["phase"] | undefined;
}

/**
 * Shows what is kept of a diagnosis at once, and measures it when asked; the filters alone are judged in any case.
 * @param images undefined: not known yet, or there are none
 */
export function useDiagnosis(model: ModelView | undefined, images: ImageSet | undefined): DiagnosisView {
  const key = model && images && diagnosisKey(model, images);
  const filters = useQuery(model && diagnosisKey(model, undefined), (signal) => judgeFilters(model!, signal));
  const measurement = useKeptMeasurement(
    key,
    emptyDiagnosis,
    (signal, onlyKept, onBreak) => {
      const request = { ...diagnosisRequest(model!, images), onlyKept };
      return resumeStream((stop) => models.diagnose(request, { signal: stop }), { signal, onBreak });
    },
    readDiagnosis,
  );
  const { state, looking, begin: measure, cancel, phase: known, waiting } = measurement;
  const [asked, setAsked] = useState<Asked>();
  useEffect(() => {
    if (asked === undefined || asked.key !== key || looking) return;
    if (known === "complete" || (asked.from !== undefined && asked.from !== known)) setAsked(undefined);
    else if (asked.from === undefined) {
      setAsked({ ...asked, from: known });
      measure();
    }
  }, [asked, key, looking, known, measure]);
  const isOnItsWay = asked !== undefined && asked.key === key && (asked.from ?? known) === known;
  const phase = isOnItsWay && known !== "complete" ? "running" : looking ? "looking" : known;
  const begin = useCallback(
    (wanted: ImageSet) => {
      if (model) setAsked({ key: diagnosisKey(model, wanted), from: undefined });
    },
    [model],
  );
  const alone = filters.value;
  const diagnosis = useMemo(() => {
    if (!alone || state.complete) return state;
    if (state === emptyDiagnosis) return phase === "running" ? { ...alone, complete: false } : alone;
    return withFilters(state, alone);
  }, [state, alone, phase]);
  const problem = measurement.problem ?? (phase === "idle" ? filters.problem : undefined);
  const giveUp = useCallback(() => {
    setAsked(undefined);
    cancel();
  }, [cancel]);
  const total = diagnosis.progress?.total ?? 0n;
  const looked = useMemo(() => images && thoseThereAre(images, total), [images, total]);
  return { images: looked, phase, diagnosis, problem, waiting, begin, again: measure, cancel: giveUp };
}

/** Until all images are through, what is found is what the filters alone tell. */
function withFilters(state: Diagnosis, alone: Diagnosis): Diagnosis {
  return { ...state, firstLayer: state.firstLayer ?? alone.firstLayer, findings: alone.findings };
}

async function judgeFilters(model: ModelView, signal: AbortSignal): Promise<Diagnosis> {
  let diagnosis = emptyDiagnosis;
  for await (const message of models.diagnose(diagnosisRequest(model, undefined), { signal })) {
    diagnosis = readDiagnosis(diagnosis, message);
  }
  return diagnosis;
}
