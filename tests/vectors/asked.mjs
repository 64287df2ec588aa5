// What a vector asks of the front end. `r` is its functions: those of the sources in Node.js, and window.realist in the page.

const EFFECTS = ["towards", "against", "affects"];

function refused(make) {
  try {
    return make();
  } catch (error) {
    if (error.name !== "Error") throw error; // a SharingError has no name of its own; what is a mistake of ours has
    return { refused: error.message };
  }
}

const ASKED = {
  appraisal: (r, { theory, schemes }, { design }) => r.appraise(theory, design, schemes),
  brief: (r, evidence, { design, name, page }) => r.markdown(r.brief(evidence, design, name, page)),
  design: (r, { theory }, { design }) => r.readDesign(theory, design),
  "designs in": (r, { theory }, { text }) => r.designsIn(theory, text),
  file: (r, evidence, { design, name }) => r.fileOf(evidence, design, name),
  inquiry: (r, { theory, schemes }, { design, outcome }) => ({
    broken: r.broken(theory, design.answers).map((tie) => tie.id),
    "bring about": r.smallestChanges(theory, design, outcome, "bring about"),
    free: r.smallestChanges(theory, design, outcome, "free"),
    completed: r.completed(theory, design).answers,
    diversity: r.diversity(theory, schemes),
    find: r.findOutFirst(theory, design),
    implied: r.implied(theory, design.answers),
    pathways: EFFECTS.map((direction) => r.pathways(theory, outcome, direction, { design })),
    rests: r.restsOn(theory, design),
    tensions: r.tensions(theory, design),
  }),
  link: (r, { theory }, { design, name }) => r.linkOf(theory, design, name),
  "opened file": (r, { theory }, { file }) => refused(() => r.readFile(theory, new TextEncoder().encode(file))),
  "opened link": (r, { theory }, { link }) => refused(() => r.readLink(theory, link)),
  sentences: (r, { theory }) => theory.configurations.map((c) => r.sentence(theory, c)),
};

/** The first cases of a vector that are not met, each with its number and what was answered instead. */
export default async function meet(r, { given, cases }, most = 1) {
  const missed = [];
  for (const [i, { ask, of, answer, sha256 }] of cases.entries()) {
    const said = r.canonical(ASKED[ask](r, given, of));
    const isMet = sha256 ? (await r.digest([said])) === sha256 : said === r.canonical(answer);
    if (!isMet) missed.push({ case: i, answer: JSON.parse(said) });
    if (missed.length === most) break;
  }
  return missed;
}
