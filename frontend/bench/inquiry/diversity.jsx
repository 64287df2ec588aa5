// How much of the space of designs was ever observed.

const counted = (n) => n.toLocaleString("en-GB");

export function Diversity({ evidence, rows }) {
  const { features, possible, for_certain: certain, at_most: most, schemes } = rows;
  const label = (id) => evidence.schemes.find((scheme) => scheme.id === id).label;
  return (
    <>
      <p>
        The {features.length} questions can be answered in {counted(possible)} ways that do not contradict themselves.{" "}
        {certain
          ? `${counted(certain)} of them ${certain > 1 ? "are" : "is"} known to have been seen`
          : "Not one of them is known, in all its answers, to have been seen"}
        , and at most {counted(most)} can have been. This describes what was studied; it says nothing of your design.
      </p>
      <ul>
        {schemes.map(({ scheme, not_stated: silent, fits }) => (
          <li key={scheme}>
            {label(scheme)}:{" "}
            {silent.length
              ? `the study is silent on ${silent.length} of the questions, so ${counted(fits)} designs fit what it says`
              : "every question is answered"}
            .
          </li>
        ))}
      </ul>
    </>
  );
}
