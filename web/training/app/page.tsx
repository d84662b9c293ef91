import { TrainingZone } from "../src/training-zone.tsx";

export default function Page() {
  return <TrainingZone />;
}
