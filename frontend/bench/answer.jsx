// The answer, in the order in which it is read: picture, outcomes, mechanisms, configurations, where it stands, and what next.
import { memo } from "../ui/parts.jsx";
import { Configurations } from "./configurations.jsx";
import { Inquiry } from "./inquiry/inquiry.jsx";
import { Mechanisms } from "./mechanisms.jsx";
import { Outcomes } from "./outcomes.jsx";
import { Own } from "./own.jsx";
import { Picture } from "./picture.jsx";
import { Precedent } from "./precedent.jsx";

/** `pictured` is what the picture draws, which may be a moment ahead of the rest: { known, appraisal, design }. */
export const Answer = memo(({ pictured, known, evidence, model, place, cautions, appraisal, design, actions }) => (
  <section class="realist-answer" aria-label="What the evidence says of this design">
    <Picture known={pictured.known} appraisal={pictured.appraisal} design={pictured.design} />
    <Below
      known={known}
      evidence={evidence}
      model={model}
      place={place}
      cautions={cautions}
      appraisal={appraisal}
      design={design}
      actions={actions}
    />
  </section>
));

const Below = memo(({ known, evidence, model, place, cautions, appraisal, design, actions }) => (
  <>
    <Outcomes known={known} appraisal={appraisal} />
    <Mechanisms known={known} appraisal={appraisal} design={design} actions={actions} />
    <Configurations
      known={known}
      evidence={evidence}
      model={model}
      place={place}
      cautions={cautions}
      appraisal={appraisal}
    />
    <Precedent
      known={known}
      evidence={evidence}
      place={place}
      cautions={cautions}
      appraisal={appraisal}
      design={design}
    />
    <Own known={known} appraisal={appraisal} design={design} actions={actions} />
    <Inquiry known={known} evidence={evidence} design={design} actions={actions} />
    <p class="realist-hint">
      There is no score here. <em>Not met</em> says only that this way is closed in your design; it is not evidence
      against the outcome.
    </p>
  </>
));
