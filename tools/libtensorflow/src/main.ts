import { installLibtensorflow } from "./install-libtensorflow.ts";

const say = (line: string) => console.error(`libtensorflow: ${line}`);

try {
  const how = await installLibtensorflow(say);
  if (how !== "present") say(`in place (${how})`);
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
