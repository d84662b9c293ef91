import { Code } from "@connectrpc/connect";
import { type FormEvent, useId, useState } from "react";
import { Button } from "../controls/button.tsx";
import { Dialog } from "../controls/dialog.tsx";
import { acceptToken, bearer, stopAsking } from "../rpc/access-token.ts";
import { callError } from "../rpc/call-error.ts";
import { models } from "../rpc/clients.ts";
import styles from "./access-dialog.module.css";

/** Asks for the token of a server that refused a call, and keeps it once the server accepts it. */
export function AccessDialog() {
  const [given, setGiven] = useState("");
  const [trying, setTrying] = useState(false);
  const [problem, setProblem] = useState<string>();
  const id = useId();
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const token = given.trim();
    if (!/^[\x21-\x7e]+$/.test(token)) {
      setProblem("Expected one word of printable ASCII characters.");
      return;
    }
    setTrying(true);
    setProblem(undefined);
    try {
      await models.listModels({ pageSize: 1 }, { headers: { authorization: bearer(token) } });
      acceptToken(token);
    } catch (thrown) {
      const error = callError(thrown);
      setTrying(false);
      setProblem(error.code === Code.Unauthenticated ? "The server refuses this token." : error.rawMessage);
    }
  };
  return (
    <Dialog title="This server asks for its token" width="420px" onClose={stopAsking}>
      <form className={styles.form} onSubmit={(event) => void submit(event)}>
        <label htmlFor={id}>Token</label>
        <input
          id={id}
          data-first-focus
          type="password"
          autoComplete="current-password"
          value={given}
          aria-invalid={problem !== undefined}
          aria-describedby={`${id}-note`}
          onChange={(event) => setGiven(event.target.value)}
        />
        <p id={`${id}-note`} role="status" className={problem ? styles.wrong : styles.note}>
          {problem ??
            "Whoever runs the server has it: the file given with --token-file. It is kept until this tab closes."}
        </p>
        <div className={styles.actions}>
          <Button look="primary" type="submit" disabled={given.trim() === "" || trying}>
            Continue
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
