// What to ask next: each question is worked out when it is opened, off the page's own thread, for the design as it then stands.
import { useEffect, useMemo } from "preact/hooks";
import { asking } from "../../engine/asking.js";
import { memo } from "../../ui/parts.jsx";
import { Changes } from "./changes.jsx";
import { ChooseGoal, ChooseSide } from "./choose.jsx";
import { Diversity } from "./diversity.jsx";
import { Pathways } from "./pathways.jsx";
import { KnockOuts, Tensions } from "./support.jsx";
import { Topic } from "./topic.jsx";
import { FindOut } from "./unknowns.jsx";

/** The topics, in the order in which they are offered: the question of the engine, its title, how its rows are shown, and what is chosen first. */
const TOPICS = [
  ["findOutFirst", "What should I find out first?", FindOut],
  ["smallestChanges", "What is the least that I would have to change?", Changes, ChooseGoal],
  ["restsOn", "What rests on each mechanism?", KnockOuts],
  ["pathways", "By which ways is an outcome reached?", Pathways, ChooseSide],
  ["tensions", "Which of my answers pull both ways?", Tensions],
  ["diversity", "How much of all this did anybody ever see?", Diversity],
];

export const Inquiry = memo(({ known, evidence, design, actions }) => {
  const asker = useMemo(() => asking(evidence.theory, evidence.schemes), [evidence]);
  useEffect(() => () => asker.close(), [asker]);
  return (
    <div class="realist-part">
      <h2 id="realist-next" tabIndex={-1}>
        Ask what next
      </h2>
      <p>
        Each is worked out for the design as it stands, when you open it. An order of questions says nothing of one
        design against another.
      </p>
      {TOPICS.map(([question, title, Rows, Choose]) => (
        <Topic
          key={question}
          asker={asker}
          known={known}
          evidence={evidence}
          design={design}
          actions={actions}
          question={question}
          title={title}
          Rows={Rows}
          Choose={Choose}
        />
      ))}
    </div>
  );
});
