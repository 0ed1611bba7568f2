/** Boxes that a page may put an element into: the markup around `{}`, by name. */
export const BOXES: Readonly<Record<string, string>> = {
  'a block': '<div>{}</div>',
  'a grid': '<div style="display:grid">{}</div>',
  'a grid of one fraction': createGrid('1fr'),
  'a grid next to a sidebar, or above it on a phone': createGrid('1fr 300px', '1fr'),
  'a grid next to a narrow column': createGrid('1fr 60px'),
  'automatic columns of a grid': createGrid('auto auto'),
  'a column of a grid with gaps': createGrid(
    'repeat(auto-fit, minmax(min(100%, 18em), 1fr)); gap: 2em',
  ),
  'a grid that centers': '<div style="display:grid;place-items:center">{}</div>',
  ...createFlexBoxes(),
  'a flex row that wraps':
    '<div style="display:flex;flex-wrap:wrap;gap:1em"><div style="flex:1 1 15em">{}</div><div style="flex:1 1 10em">Next</div></div>',
  'a flex row that centers': '<div style="display:flex;justify-content:center">{}</div>',
  'a table cell': '<table><tr><td>{}</td><td>Next</td></tr></table>',
  'a cell of a table as wide as the page':
    '<table style="width:100%"><tr><td>{}</td><td>Next</td></tr></table>',
  'a cell of a table with a fixed layout':
    '<table style="width:100%;table-layout:fixed"><tr><td>{}</td><td>Next</td></tr></table>',
  'a float': '<div style="float:left">{}</div>',
  'a float at the end': '<div style="float:right">{}</div>',
  'an inline block': '<div style="display:inline-block">{}</div>',
  'an absolute box': '<div style="position:absolute">{}</div>',
  'an absolute box at the right': '<div style="position:absolute;right:0">{}</div>',
  'a fixed box': '<div style="position:fixed;inset-block-start:0">{}</div>',
  'a box that fits its content': '<div style="width:fit-content">{}</div>',
  'a centered box that fits its content': '<div style="width:fit-content;margin:auto">{}</div>',
  'a min-content box': '<div style="width:min-content">{}</div>',
  'a max-content box': '<div style="width:max-content">{}</div>',
  'a max-content box that is not wider than the page':
    '<div style="width:max-content;max-width:100%">{}</div>',
  'a dialog': '<dialog open>{}</dialog>',
  details: '<details open><summary>More</summary>{}</details>',
  'a box with contained layout': '<div style="contain:layout">{}</div>',
  'a box with contained content': '<div style="contain:content">{}</div>',
  'a box with a contained width': '<div style="contain:inline-size">{}</div>',
  'a strictly contained box': '<div style="contain:strict;width:300px;height:500px">{}</div>',
  'a container of container queries': '<div style="container-type:inline-size">{}</div>',
  'a box that scrolls': '<div style="overflow:auto scroll;max-height:300px">{}</div>',
  'a box of 180 pixels': '<div style="width:180px">{}</div>',
  'a box of 210 pixels': '<div style="width:210px">{}</div>',
  'a box of 240 pixels': '<div style="width:240px">{}</div>',
  'a box from right to left': '<div dir="rtl">{}</div>',
  'a float from right to left': '<div dir="rtl"><div style="float:right">{}</div></div>',
  'an element without a box': '<div style="display:contents">{}</div>',
}

/**
 * Boxes in which browsers remember the width of a skipped section: Chromium in columns, Firefox with
 * `content-visibility`. A float with the section then keeps the remembered width.
 */
export const REMEMBERING_BOXES: Readonly<Record<string, string>> = {
  'two columns of text': '<div style="columns:2 12em">{}</div>',
  'a box that is skipped off screen': '<div style="content-visibility:auto">{}</div>',
  'three columns of text': '<div style="columns:3 20em;column-gap:2em">{}</div>',
}

/** A box, and the outermost element of its markup, which tests add to the page. */
export interface Box {
  readonly outside: Element
  readonly inside: Element
}

/** Makes a box from its markup. */
export function makeBox(markup: string): Box {
  const outside = document.createElement('div')
  outside.innerHTML = markup.replace('{}', '<i></i>')
  const mark = outside.querySelector('i')
  const inside = mark?.parentElement
  if (!mark || !inside) {
    throw new Error(`The box has no '{}' for the element: ${markup}`)
  }
  mark.remove()
  return {outside, inside}
}

function createGrid(columns: string, onPhones = columns): string {
  return `
    <style>
      .columns {display: grid; grid-template-columns: ${columns}}
      @media (width < 600px) {.columns {grid-template-columns: ${onPhones}}}
    </style>
    <div class="columns"><main>{}</main><aside>Next</aside></div>`
}

function createFlexBoxes(): Record<string, string> {
  const boxes: Record<string, string> = {}
  for (const direction of ['row', 'column']) {
    for (const align of ['normal', 'stretch', 'start', 'flex-end', 'center', 'baseline']) {
      boxes[`a flex ${direction}, ${align}`] =
        `<div style="display:flex;flex-direction:${direction};align-items:${align}">{}</div>`
    }
  }
  return boxes
}
