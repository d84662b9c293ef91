import { benchStart } from "./src/cases/start.ts";
console.log(JSON.stringify(await benchStart("/tmp/part-a/snap"), null, 1));
