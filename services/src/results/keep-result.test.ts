import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EvaluateResponseSchema } from "@deconvscope/proto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/start-postgres.ts";
import { madeUpModel } from "../runs/testing/made-up-run.ts";
import type { Database } from "../store/database.ts";
import { openLibsql } from "../store/open-libsql.ts";
import { openPostgres } from "../store/open-postgres.ts";
import { keepResult } from "./keep-result.ts";
import { ResultStore } from "./result-store.ts";

let postgres: TestPostgres;
let folder: string;
beforeAll(async () => {
  postgres = await startPostgres();
  folder = await mkdtemp(join(tmpdir(), "deconvscope-results-"));
});
afterAll(async () => {
  await postgres.close();
  await rm(folder, { recursive: true });
});

const model = madeUpModel("made-up", "e".repeat(64));

const measurement = {
  schema: EvaluateResponseSchema,
  revision: 1,
  models: [model],
  parameters: { images: 3 },
  onlyKept: false,
  join: (_: unknown, message: object) => message,
} as const;

describe.each(["embedded", "PostgreSQL"])("results, %s", (kind) => {
  let database: Database;
  beforeAll(async () => {
    database =
      kind === "embedded"
        ? await openLibsql(join(folder, "store.db"))
        : await openPostgres(await postgres.createDatabase(), () => undefined);
  });
  afterAll(() => database.close());

  /** Counts how often it measures. */
  function measuring() {
    const counted = { times: 0 };
    async function* measure() {
      counted.times += 1;
      yield { loss: 3 };
      yield { loss: 2, complete: true };
    }
    return { counted, measure };
  }

  async function losses(results: ResultStore, changes: object, measure: () => AsyncIterable<object>) {
    const found: number[] = [];
    for await (const { loss } of keepResult(results, { ...measurement, ...changes }, measure)) {
      found.push(loss);
    }
    return found;
  }

  test("measures once, then answers with what is joined, at once", async () => {
    const results = new ResultStore(database, 1e6);
    const { counted, measure } = measuring();
    expect(await losses(results, {}, measure)).toEqual([3, 2]);
    expect(await losses(results, {}, measure)).toEqual([2]);
    expect(await losses(results, { onlyKept: true }, measure)).toEqual([2]);
    expect(counted.times).toBe(1);
  });

  test("measures again what differs in a parameter, the model or its preprocessing, or was measured in another way", async () => {
    const results = new ResultStore(database, 1e6);
    const { counted, measure } = measuring();
    await losses(results, { revision: 2 }, measure);
    await losses(results, { parameters: { images: 4 } }, measure);
    await losses(results, { models: [{ ...model, sha256: "f".repeat(64) }] }, measure);
    const preprocessing = { ...model.preprocessing, divideBy: 17 };
    await losses(results, { models: [{ ...model, preprocessing }] }, measure);
    await losses(results, { models: [model, model] }, measure);
    expect(counted.times).toBe(5);
    expect(await losses(results, { revision: 2 }, measure)).toEqual([2]);
  });

  test("keeps nothing of a measurement that fails or is left", async () => {
    const results = new ResultStore(database, 1e6);
    const parameters = { images: 5 };
    async function* fails() {
      yield { loss: 9 };
      throw new Error("the disk is gone");
    }
    await expect(losses(results, { parameters }, fails)).rejects.toThrow("the disk is gone");
    const { measure } = measuring();
    for await (const _ of keepResult(results, { ...measurement, parameters }, measure)) {
      break;
    }
    const refused = losses(results, { parameters, onlyKept: true }, measure);
    await expect(refused).rejects.toMatchObject({ reason: "not-found", field: "only_kept" });
  });

  test("keeps what a caller leaves as soon as it has the last message", async () => {
    const results = new ResultStore(database, 1e6);
    const parameters = { images: 6 };
    const { counted, measure } = measuring();
    for await (const { complete } of keepResult(results, { ...measurement, parameters }, measure)) {
      if (complete) {
        break;
      }
    }
    expect(await losses(results, { parameters }, measure)).toEqual([2]);
    expect(counted.times).toBe(1);
  });

  describe("of files", () => {
    const on = (parameters: object, files: string | undefined) => ({ parameters, files: async () => files });

    test("is of those files as they were, and found again when they are so again", async () => {
      const results = new ResultStore(database, 1e6);
      const { counted, measure } = measuring();
      const parameters = { images: 7 };
      for (const files of ["a", "b", "a", "b"]) {
        expect((await losses(results, on(parameters, files), measure)).at(-1)).toBe(2);
      }
      expect(counted.times).toBe(2);
    });

    test("that are away is the newest, whether it still holds or not", async () => {
      const results = new ResultStore(database, 1e6);
      const parameters = { images: 8 };
      await expect(
        losses(results, { ...on(parameters, undefined), onlyKept: true }, measuring().measure),
      ).rejects.toMatchObject({ reason: "not-found" });
      await losses(results, on(parameters, "a"), measuring().measure);
      await database.query("UPDATE results SET made_at = 1");
      await losses(results, on(parameters, "b"), async function* () {
        yield { loss: 7, complete: true };
      });
      const away = { ...on(parameters, undefined), onlyKept: true, stillHolds: async () => false };
      expect(await losses(results, away, measuring().measure)).toEqual([7]);
    });

    test("that change meanwhile is not kept", async () => {
      const results = new ResultStore(database, 1e6);
      const states = ["a", "b"];
      const changing = { parameters: { images: 9 }, files: async () => states.shift() ?? "b" };
      await losses(results, changing, measuring().measure);
      for (const files of ["a", "b"]) {
        const kept = losses(results, { ...on(changing.parameters, files), onlyKept: true }, measuring().measure);
        await expect(kept).rejects.toMatchObject({ reason: "not-found" });
      }
    });
  });

  test("the oldest go when there are too many", async () => {
    await database.query("DELETE FROM results");
    const results = new ResultStore(database, 20_000);
    for (let index = 0; index < 30; index++) {
      await results.add(`result ${index}`, Buffer.alloc(1800, index));
      await database.query("UPDATE results SET made_at = ? WHERE key = ?", [index, `result ${index}`]);
    }
    const [row] = await database.query("SELECT CAST(SUM(bytes) AS BIGINT) AS bytes FROM results");
    expect(Number(row?.bytes)).toBeLessThanOrEqual(20_000 * 1.2);
    expect(await results.find("result 0")).toBeUndefined();
    expect(Buffer.from((await results.find("result 29"))!)).toEqual(Buffer.alloc(1800, 29));
    await results.add("huge", Buffer.alloc(30_000));
    expect(await results.find("huge")).toBeUndefined();
  });
});
