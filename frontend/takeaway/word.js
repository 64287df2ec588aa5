// A brief as a Word file, loaded only when it is asked for. The same as realist/word.py; a test reads both files back and compares them.
import {
  AlignmentType,
  BorderStyle,
  BuilderElement,
  Document,
  Footer,
  HeadingLevel,
  LineRuleType,
  Packer,
  PageNumber,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  WidthType,
} from "docx";
import { tidy } from "../text.js";
import { widths } from "./widths.js";

const LANGUAGE = "en-GB";
const FONT = "Calibri";
const TEXT = 21; // half points
const CELL = 18;
const FRONT_CELL = 20;
const LINE_OF = 11.4; // twentieths of a point for each half point of letters
const MARGIN = 12.7;
const twips = (mm) => Math.round((mm * 1440) / 25.4);
const WIDTH = twips(210 - 2 * MARGIN);
const INK = "1F3A5F";
const SHADE = "E8EDF3";
const SINGLE = { line: 240, lineRule: LineRuleType.AUTO };
const LINE = { style: BorderStyle.SINGLE, size: 4, color: "A6B1BF" };
const NONE = { style: BorderStyle.NONE, size: 0, color: "auto" };
const BORDERS = { top: LINE, bottom: LINE, insideHorizontal: LINE, left: NONE, right: NONE, insideVertical: NONE };

const led = (lead, text) => [
  ...(tidy(lead) ? [new TextRun({ text: tidy(lead), bold: true })] : []),
  ...(tidy(text) ? [new TextRun(`${tidy(lead) ? " " : ""}${tidy(text)}`)] : []),
];

const valued = (name, value) => new BuilderElement({ name, attributes: { val: { key: "w:val", value } } });

function tableOf(block, about, letters) {
  const sizes = widths(block).map((share) => Math.round((WIDTH * share) / 100));
  const cell = (text, place, head) =>
    new TableCell({
      width: { size: sizes[place], type: WidthType.DXA },
      shading: head ? { type: ShadingType.CLEAR, fill: SHADE } : undefined,
      children: [
        new Paragraph({
          spacing: { before: 6, after: 6, line: Math.round(letters * LINE_OF), lineRule: LineRuleType.EXACT },
          children: [
            new TextRun({ text: tidy(text), size: letters, bold: head || (place === 0 && block.head.length > 2) }),
          ],
        }),
      ],
    });
  const row = (texts, head) =>
    new TableRow({
      cantSplit: true,
      tableHeader: head || undefined,
      children: texts.map((text, place) => cell(text, place, head)),
    });
  const table = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: sizes,
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    rows: [row(block.head, true), ...block.rows.map((texts) => row(texts, false))],
  });
  const properties = table.root.find((part) => part.rootKey === "w:tblPr");
  properties.root.push(valued("w:tblCaption", about));
  properties.root.push(valued("w:tblDescription", `Columns: ${block.head.map(tidy).join("; ")}.`));
  return [table, new Paragraph({ spacing: { after: 0, line: 80, lineRule: LineRuleType.EXACT } })];
}

const blocksOf = (block, about, letters) =>
  ({
    paragraph: ({ lead, text }) => [new Paragraph({ children: led(lead, text) })],
    bullets: ({ items }) =>
      items.map(
        ([lead, text]) =>
          new Paragraph({
            style: "ListBullet",
            numbering: { reference: "bullets", level: 0 },
            children: led(lead, text),
          }),
      ),
    table: (each) => tableOf(each, about, letters),
  })[block.kind](block);

/** A brief as a Blob that Word opens. */
function word({ title, sections }, subject = "") {
  const named = tidy(title);
  const heading = (size) => ({
    run: { font: FONT, size, bold: true, color: INK },
    paragraph: { spacing: { before: 100, after: 20, ...SINGLE }, keepNext: true },
  });
  const made = new Document({
    title: named,
    subject: tidy(subject),
    creator: "",
    lastModifiedBy: "",
    description: "",
    styles: {
      default: {
        document: {
          run: { font: FONT, size: TEXT, language: { value: LANGUAGE } },
          paragraph: { spacing: { after: 10, line: Math.round(TEXT * LINE_OF), lineRule: LineRuleType.EXACT } },
        },
        title: { ...heading(34), paragraph: { spacing: { after: 60, ...SINGLE } } },
        heading1: heading(25),
      },
      paragraphStyles: [{ id: "ListBullet", name: "List Bullet", basedOn: "Normal", quickFormat: true }],
    },
    numbering: {
      config: [
        {
          reference: "bullets",
          levels: [
            {
              level: 0,
              format: "bullet",
              text: "•",
              alignment: AlignmentType.LEFT,
              style: { paragraph: { indent: { left: 255, hanging: 255 } } },
            },
          ],
        },
      ],
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(MARGIN),
              right: twips(MARGIN),
              bottom: twips(MARGIN),
              left: twips(MARGIN),
              footer: twips(7),
            },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({ children: [new TextRun({ children: [`${named} · page `, PageNumber.CURRENT] })] }),
            ],
          }),
        },
        children: [
          new Paragraph({ text: named, heading: HeadingLevel.TITLE }),
          ...sections.flatMap(({ title: about, blocks, front }, i) => [
            new Paragraph({
              text: tidy(about),
              heading: HeadingLevel.HEADING_1,
              pageBreakBefore: Boolean(sections[i - 1]?.front && !front),
            }),
            ...blocks.flatMap((block) => blocksOf(block, tidy(about), front ? FRONT_CELL : CELL)),
          ]),
        ],
      },
    ],
  });
  return Packer.toBlob(made);
}

window.realistWord = word;
