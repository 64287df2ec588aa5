// What another page of the book sent here: a design to look at, or configurations of a reader's own to add to the design that stands here.
import { BLANK, MOST_OWN, readDesign, same } from "../engine/design.js";
import { listed } from "../text.js";
import { sentTo } from "../ui/sent.js";

/** The design with what was sent in it, and what is said of that: { design, doing }, `design` null where it cannot be taken in; null where nothing was sent. */
export function taken(theory, here) {
  const place = sentTo(location.pathname);
  const sent = place.recall();
  place.forget();
  if (!sent) return null;
  const { design, problems } = readDesign(theory, sent);
  if (!design) return { design: null, doing: `What was sent here was not taken in: ${problems[0]}.` };
  return Object.hasOwn(sent, "answers") ? opened(design, here) : added(design.own, here);
}

function opened(design, here) {
  const own = here.own.length + design.own.length > MOST_OWN ? here.own : [...here.own, ...design.own];
  const back = same(here, BLANK) ? "" : " Undo brings back the design that was here.";
  return { design: { ...design, own }, doing: `The exercise’s design is here.${back}` };
}

/** Where nothing is answered, the circumstances of what is added are, so that it runs; answers that are there stay as they are. */
function added(own, here) {
  if (here.own.length + own.length > MOST_OWN)
    return { design: null, doing: `Not added: the design holds ${MOST_OWN} configurations of your own already.` };
  const isBlank = !Object.keys(here.answers).length;
  const asked = own.flatMap((c) => c.conditions).filter((condition) => condition.feature !== undefined);
  const answers = isBlank ? Object.fromEntries(asked.map(({ feature, values }) => [feature, values[0]])) : here.answers;
  const names = new Set(here.own.map((c) => c.nickname));
  const named = own.map((c) => {
    let nickname = c.nickname;
    for (let n = 2; names.has(nickname); n++) nickname = `${c.nickname} (${n})`;
    names.add(nickname);
    return { ...c, nickname };
  });
  const those = listed(named.map((c) => `“${c.nickname}”`));
  const rest = isBlank ? "Its circumstances are answered, since nothing else was." : "Your answers are as they were.";
  return {
    design: { ...here, answers, own: [...here.own, ...named] },
    doing: `Added ${those} to your own configurations. ${rest}`,
  };
}
