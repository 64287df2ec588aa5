// A brief as a page of its own for the printer.
import { render as draw } from "preact";

/** A brief as a page of its own, of which the printer sees nothing else. */
export function print(made) {
  const el = document.createElement("section");
  el.className = "realist-print";
  el.lang = "en-GB";
  draw(<Printed title={made.title} sections={made.sections} />, el);
  document.body.append(el);
  document.body.classList.add("realist-printing");
  const title = document.title;
  document.title = made.title;
  const done = () => {
    document.body.classList.remove("realist-printing");
    document.title = title;
    el.remove();
  };
  window.addEventListener("afterprint", done, { once: true });
  window.print();
}

const Led = ({ lead, text }) => (
  <>
    {lead && <b>{lead} </b>}
    {text}
  </>
);

const BLOCKS = {
  paragraph: ({ lead, text }) => (
    <p>
      <Led lead={lead} text={text} />
    </p>
  ),
  bullets: ({ items }) => (
    <ul>
      {items.map(([lead, text]) => (
        <li>
          <Led lead={lead} text={text} />
        </li>
      ))}
    </ul>
  ),
  table: ({ head, rows }) => (
    <table>
      <thead>
        <tr>
          {head.map((text) => (
            <th scope="col">{text}</th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr>
            {row.map((text) => (
              <td>{text}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  ),
};

const Sections = ({ sections }) =>
  sections.map((section) => (
    <>
      <h2>{section.title}</h2>
      {section.blocks.map((block) => BLOCKS[block.kind](block))}
    </>
  ));

function Printed({ title, sections }) {
  return (
    <>
      <div class="realist-print-front">
        <h1>{title}</h1>
        <Sections sections={sections.filter((section) => section.front)} />
      </div>
      <Sections sections={sections.filter((section) => !section.front)} />
    </>
  );
}
