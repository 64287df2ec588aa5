// One question over the design: asked when its fold is opened and again when the design changes, with its progress, and stopped on request.
import { useEffect, useRef, useState } from "preact/hooks";
import { Fold } from "../../ui/parts.jsx";

export function Topic(props) {
  return (
    <Fold class="realist-topic" data-question={props.question} summary={<b>{props.title}</b>}>
      {() => <Asked {...props} />}
    </Fold>
  );
}

const PAUSE = 250; // so that a hand that goes through the answers does not ask after each

function Asked({ asker, known, evidence, design, actions, question, title, Rows, Choose }) {
  const [args, setArgs] = useState(Choose ? null : {});
  const [found, setFound] = useState(null); // { rows, design, args } or { problem }
  const [progress, setProgress] = useState(undefined); // undefined where nothing runs, null where nobody can say how far it is
  const [isStopped, setStopped] = useState(false);
  const running = useRef(null);

  const ask = () => {
    running.current?.abort();
    const control = new AbortController();
    running.current = control;
    setStopped(false);
    setProgress(null);
    asker.ask(question, design, args, { onProgress: setProgress, signal: control.signal, key: question }).then(
      (rows) => {
        setProgress(undefined);
        setFound({ rows, design, args });
      },
      (problem) => {
        if (running.current !== control) return;
        setProgress(undefined);
        if (problem.name !== "AbortError") setFound({ problem: problem.message });
      },
    );
  };
  useEffect(() => {
    if (!args) return undefined;
    const timer = setTimeout(ask, found ? PAUSE : 0);
    return () => clearTimeout(timer);
  }, [args, design]);
  useEffect(() => () => running.current?.abort(), []);

  const isStale = found?.rows && (found.design !== design || found.args !== args);
  return (
    <div class="realist-unfolded">
      {Choose && <Choose known={known} args={args} setArgs={setArgs} />}
      {progress !== undefined && (
        <p class="realist-working">
          <progress aria-label={title} {...(progress === null ? {} : { value: progress })} />{" "}
          <button
            type="button"
            class="realist-plain"
            onClick={() => {
              running.current?.abort();
              setStopped(true);
            }}
          >
            Stop
          </button>
        </p>
      )}
      {isStopped && (
        <p>
          Stopped.{" "}
          <button type="button" class="realist-plain" onClick={ask}>
            Work it out
          </button>
        </p>
      )}
      {found?.problem && <p>That could not be worked out: {found.problem}.</p>}
      {isStale && <p class="realist-hint">What stands here is for the design before.</p>}
      {found?.rows && (
        <Rows
          known={known}
          evidence={evidence}
          actions={actions}
          rows={found.rows}
          design={found.design}
          args={found.args}
        />
      )}
      <p class="realist-heard" role="status">
        {found?.rows && progress === undefined && !isStale ? `Worked out: ${title}` : ""}
      </p>
    </div>
  );
}
