import { type CallProblem, callProblem, isCancelled } from "@deconvscope/shell";
import { useCallback, useEffect, useMemo, useRef, useState } from "react";
import { listMaps, type MapList, renewMaps, withRows } from "./list-maps.ts";
import type { MapQuery, MapRow } from "./map-row.ts";

/** The maps of a layer as they are listed. */
export interface MapRows {
  rows: readonly MapRow[];
  /** Of the list; undefined until it is known. */
  total: number | undefined;
  /** Maps of the layer that never fired. */
  dead: number;
  /** Images that were done when the maps were put in order. */
  orderedAt: number;
  loading: boolean;
  /** All of the list are here. */
  complete: boolean;
  problem: CallProblem | undefined;
  /** Asks for the list again, in its order of now. */
  orderAnew: () => void;
}
const renewAfter = 1500;
const askAgainAfter = 4000;
const noRows: readonly MapRow[] = [];

/**
 * Lists a layer's maps and keeps the numbers of those in view as they are now; their order stays until it is asked for anew.
 * @param done images that the scan has tried
 * @param inView channels that are looked at
 */
export function useMapRows(query: MapQuery | undefined, done: number, inView: readonly number[]): MapRows {
  const key = query && JSON.stringify(query);
  const [list, setList] = useState<MapList>();
  const [failed, setFailed] = useState<{ key: string; problem: CallProblem }>();
  const [turn, setTurn] = useState(0);
  const [renewals, setRenewals] = useState(0);
  const latest = useRef(done);
  latest.current = done;
  const fail = useCallback((key: string, thrown: unknown) => {
    if (!isCancelled(thrown)) setFailed({ key, problem: callProblem(thrown) });
  }, []);
  // `key` says when the query changes; `turn` asks again.
  useEffect(() => {
    if (!query || key === undefined) return;
    const abort = new AbortController();
    const show = (list: MapList) => {
      setFailed(undefined);
      setList(list);
    };
    listMaps(query, latest.current, abort.signal, show).catch((thrown) => abort.signal.aborted || fail(key, thrown));
    return () => abort.abort();
  }, [key, turn, fail]);
  const mine = list?.key === key ? list : undefined;
  const old = mine ? inView.filter((channel) => (mine.rows.get(channel)?.at ?? done) !== done).join() : "";
  // `old` says which maps are to be renewed, `renewals` that others became old meanwhile.
  useEffect(() => {
    if (!query || !mine || old === "") return;
    const abort = new AbortController();
    const timer = setTimeout(() => {
      renewMaps(query, old.split(",").map(Number), latest.current, abort.signal).then(
        (renewed) => {
          setList((before) => (before?.key === mine.key ? withRows(before, renewed) : before));
          setRenewals((before) => before + 1);
        },
        (thrown) => {
          if (abort.signal.aborted) return;
          // Old numbers are better than a note; they are asked for again.
          if (callProblem(thrown).retryable) setRenewals((before) => before + 1);
          else fail(mine.key, thrown);
        },
      );
    }, renewAfter);
    return () => {
      clearTimeout(timer);
      abort.abort();
    };
  }, [old, renewals, fail]);
  const orderAnew = useCallback(() => setTurn((before) => before + 1), []);
  const problem = failed?.key === key ? failed?.problem : undefined;
  useEffect(() => {
    if (!problem?.retryable) return;
    const timer = setTimeout(orderAnew, askAgainAfter);
    return () => clearTimeout(timer);
  }, [problem, orderAnew]);
  const nothingYet =
    mine?.complete && mine.orderedAt !== done && [...mine.rows.values()].every(({ firing }) => firing === 0);
  // A list without a map that fired has no order that a reader could lose.
  useEffect(() => {
    if (!nothingYet) return;
    const timer = setTimeout(orderAnew, renewAfter / 3);
    return () => clearTimeout(timer);
  }, [nothingYet, done, orderAnew]);
  const rows = useMemo(() => mine?.channels.map((channel) => mine.rows.get(channel)!) ?? noRows, [mine]);
  return {
    rows,
    total: mine?.total,
    dead: mine?.dead ?? 0,
    orderedAt: mine?.orderedAt ?? 0,
    loading: key !== undefined && !mine?.complete && (failed?.key !== key || failed.problem.retryable),
    complete: mine?.complete ?? false,
    problem,
    orderAnew,
  };
}
