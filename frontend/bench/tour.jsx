// A short way round, offered once. Whoever leaves it is never asked again; a button starts it anew.
import { useEffect, useRef, useState } from "preact/hooks";
import { shelf } from "../ui/storage.js";

const kept = shelf("realist tour");
const STEPS = [
  [
    ".realist-start",
    "Start here",
    "Begin with a scheme that was studied, or with nothing. The answer beside it changes at once.",
  ],
  [
    ".realist-question",
    "Change one answer",
    "Under the answer that you choose you read what it changed, and why. “Not sure” is an answer too.",
  ],
  [
    ".realist-line",
    "How it stands",
    "These lines always say what the evidence would lead you to expect, and whether anybody saw it.",
  ],
  [
    ".realist-picture",
    "The whole of it",
    "Each line runs from its context, through a mechanism, to an outcome. Point at one to see what it rests on.",
  ],
  [
    "#realist-next",
    "And then",
    "Further down: what to find out first, what to change, designs side by side, and configurations of your own.",
  ],
];

export function Tour() {
  const [step, setStep] = useState(() => (kept.isKept() ? -1 : 0)); // -1 left, 0 offered, then the steps
  const frame = useRef(null);
  const began = useRef(null);
  const at = STEPS[step - 1];

  const leave = () => {
    kept.keep("left"); // or the tour stays away as long as the page is open
    setStep(-1);
  };
  useEffect(() => {
    if (!at) return undefined;
    const target = frame.current?.closest(".realist-bench").querySelector(at[0]);
    target?.classList.add("is-toured");
    target?.scrollIntoView({ block: "center" });
    frame.current?.focus({ preventScroll: true });
    const onKey = (event) => event.key === "Escape" && leave();
    document.addEventListener("keydown", onKey);
    return () => {
      target?.classList.remove("is-toured");
      document.removeEventListener("keydown", onKey);
    };
  }, [step]);
  useEffect(() => {
    if (step === -1 && began.current) document.querySelector(".realist-tour-again")?.focus();
    began.current = step > 0;
  }, [step]);

  if (step === -1) {
    return (
      <p class="realist-tour-line">
        <button type="button" class="realist-plain realist-tour-again" onClick={() => setStep(1)}>
          Show me round
        </button>
      </p>
    );
  }
  if (step === 0) {
    return (
      <p class="realist-tour-line">
        Choose a start, then change one answer.{" "}
        <button type="button" class="realist-plain" onClick={() => setStep(1)}>
          Show me round
        </button>{" "}
        <button type="button" class="realist-plain" onClick={leave}>
          No, thank you
        </button>
      </p>
    );
  }
  return (
    <div class="realist-tour" role="region" aria-label="Tour" tabIndex={-1} ref={frame}>
      <p>
        <b>
          {step} of {STEPS.length}. {at[1]}.
        </b>{" "}
        {at[2]}
      </p>
      <div class="realist-buttons">
        {step > 1 && (
          <button type="button" onClick={() => setStep(step - 1)}>
            Back
          </button>
        )}
        <button type="button" onClick={() => (step < STEPS.length ? setStep(step + 1) : leave())}>
          {step < STEPS.length ? "Next" : "Done"}
        </button>
        {step < STEPS.length && (
          <button type="button" class="realist-quiet" onClick={leave}>
            Leave
          </button>
        )}
      </div>
    </div>
  );
}
