import type {
  DocumentBlock,
  DocumentFigure,
  DocumentLink,
  TextBlock,
} from '@reader-article/import/paste'

/** What the schema of an editor allows. */
export interface AllowedContent {
  readonly styles: readonly {readonly name: string}[]
  readonly lists: readonly {readonly name: string}[]
  readonly decorators: readonly {readonly name: string}[]
  readonly blockObjects: readonly {readonly name: string}[]
}

/** A block as the editor takes it. */
export type EditorBlock =
  | (Omit<TextBlock<DocumentLink>, 'style'> & {style: string})
  | {_type: 'figure'; _key: string; alt?: string; caption?: string}

/** A picture that is to be uploaded into the figure with this key. */
export interface PendingPicture {
  readonly key: string
  readonly picture: DocumentFigure['picture']
}

/** Blocks for an editor, and what happens to the pictures in them. */
export interface EditorContent {
  readonly blocks: EditorBlock[]
  readonly pictures: PendingPicture[]
  /** The names of the pictures that this text cannot contain; an empty string for one without a name. */
  readonly refusedPictures: string[]
}

const BULLET = '• '

/**
 * Turns the blocks of an article into those of an editor with new keys. What the schema does not allow loses its
 * formatting and not its text: labels of lists become text.
 */
export function createEditorContent(
  blocks: readonly DocumentBlock[],
  allowed: AllowedContent,
  createKey: () => string,
): EditorContent {
  const content: EditorContent = {blocks: [], pictures: [], refusedPictures: []}
  const numbers: number[] = []
  for (const block of blocks) {
    if (block._type === 'block') {
      const label = nextLabel(block, numbers)
      content.blocks.push(createTextBlock(block, label, allowed, createKey))
    } else if (block._type === 'figure') {
      numbers.length = 0
      addFigure(block, content, allowed, createKey)
    }
  }
  return content
}

/** Counts the items of lists, and returns the label of an item as text. */
function nextLabel({listItem, level = 1}: TextBlock<DocumentLink>, numbers: number[]): string {
  if (listItem !== 'number') {
    numbers.length = listItem === undefined ? 0 : Math.min(numbers.length, level)
    return listItem === undefined ? '' : BULLET
  }
  numbers.length = level + 1
  const number = (numbers[level] ?? 0) + 1
  numbers[level] = number
  return `${number}. `
}

function createTextBlock(
  block: TextBlock<DocumentLink>,
  label: string,
  {styles, lists, decorators}: AllowedContent,
  createKey: () => string,
): EditorBlock {
  const {listItem, level, style, ...others} = block
  const keys = new Map(block.markDefs.map(({_key}) => [_key, createKey()]))
  const isAllowed = (mark: string) => decorators.some(({name}) => name === mark)
  const children = block.children.map((span) => ({
    ...span,
    _key: createKey(),
    marks: span.marks.flatMap((mark) => keys.get(mark) ?? (isAllowed(mark) ? mark : [])),
  }))
  const isList = listItem !== undefined && lists.some(({name}) => name === listItem)
  if (label !== '' && !isList) {
    children.unshift({_type: 'span', _key: createKey(), text: label, marks: []})
  }
  return {
    ...others,
    _key: createKey(),
    style: styles.some(({name}) => name === style) ? style : 'normal',
    ...(isList && {listItem, level: level ?? 1}),
    markDefs: block.markDefs.map((link) => ({...link, _key: keys.get(link._key) ?? createKey()})),
    children,
  }
}

function addFigure(
  {picture}: DocumentFigure,
  {blocks, pictures, refusedPictures}: EditorContent,
  {blockObjects}: AllowedContent,
  createKey: () => string,
): void {
  const {alt, caption} = picture
  if (!blockObjects.some(({name}) => name === 'figure')) {
    refusedPictures.push(alt ?? '')
    return
  }
  const key = createKey()
  blocks.push({
    _type: 'figure',
    _key: key,
    ...(alt !== undefined && {alt}),
    ...(caption !== undefined && {caption}),
  })
  pictures.push({key, picture})
}
