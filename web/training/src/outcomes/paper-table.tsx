import type { Run } from "@deconvscope/proto";
import styles from "./outcomes.module.css";
import { comparableNumbers, paperCaveat } from "./paper-numbers.ts";

/** What the paper measured of the same kind, and that it is of another network. */
export function PaperTable({ run }: { run: Run }) {
  const numbers = comparableNumbers(run);
  if (numbers.length === 0) return null;
  return (
    <section className={styles.paper} aria-label="The paper’s numbers">
      <h3>The paper’s numbers</h3>
      <p className="sub">{paperCaveat}</p>
      <table>
        <tbody>
          {numbers.map(({ table, what, accuracy }) => (
            <tr key={what}>
              <td className="dim">{table}</td>
              <td>{what}</td>
              <td className="right num">
                {accuracy}
                {"\u202f"}%
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
