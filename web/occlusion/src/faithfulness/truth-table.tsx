import type { FaithfulnessCurves } from "@deconvscope/proto";
import { formatPercent, formatProbability, SideScroll } from "@deconvscope/shell";
import { truthRows } from "./truth-rows.ts";

interface TruthTableProps {
  id: string;
  curves: FaithfulnessCurves;
  shown: boolean;
}

/** The curves' numbers, for those who do not see them and for those who asked for them. */
export function TruthTable({ id, curves, shown }: TruthTableProps) {
  return (
    <div id={id} hidden={!shown}>
      <SideScroll label="Curves as numbers" height={420}>
        <table>
          <thead>
            <tr>
              {["share", "deletion", "random", "insertion", "random"].map((name, index) => (
                <th key={`${name} ${index}`}>{name}</th>
              ))}
            </tr>
          </thead>
          <tbody>
            {(shown ? truthRows(curves) : []).map(({ share, deletion, randomDeletion, insertion, randomInsertion }) => (
              <tr key={share}>
                <td className="num">{formatPercent(share, 1)}</td>
                <td className="num">{formatProbability(deletion)}</td>
                <td className="num">{formatProbability(randomDeletion)}</td>
                <td className="num">{formatProbability(insertion)}</td>
                <td className="num">{formatProbability(randomInsertion)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </SideScroll>
    </div>
  );
}
