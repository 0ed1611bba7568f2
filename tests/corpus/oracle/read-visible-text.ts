import {FieldState, joinHref} from './field-state.ts'
import {marksOf, type Formatting} from './formatting.ts'
import {ListLabels} from './list-labels.ts'
import {type ParagraphStyle, StyleSheet} from './style-sheet.ts'
import type {Origin, VisibleBlock, VisibleLabel, VisibleRun} from './visible-text.ts'
import {openPackage, type Target, type WordPackage} from './word-package.ts'
import {childOf, descendantsOf, flagOf, isTrue, valueOf, type Xml} from './xml.ts'

/**
 * Reads what a Word document shows, apart from headers, footers and comments: a walk of the visible text of
 * WordprocessingML (ISO/IEC 29500-1) that shares no code with the importer. Text that the importer omits for a reason is
 * included, with its origin.
 *
 * Throws an error if the file has no WordprocessingML.
 */
export function readVisibleText(bytes: Uint8Array): VisibleBlock[] {
  const file = openPackage(bytes)
  const bodies = file.part(file.main)?.children.filter(({name}) => name === 'w:body') ?? []
  if (bodies.length === 0) {
    throw new Error('the main part has no body')
  }
  return new DocumentWalk(file).read(bodies.flatMap(({children}) => children))
}

interface Story {
  fields: FieldState
  relationships: ReadonlyMap<string, Target>
  origins: readonly Origin[]
  row: number | undefined
}

interface Paragraph {
  style: ParagraphStyle
  runs: VisibleRun[]
  boxes: {element: Xml; origins: readonly Origin[]}[]
  href: string | undefined
}

const NOTE_MARK = '[*]'
const HIDDEN: ReadonlySet<Origin> = new Set([
  'contents',
  'placeholder',
  'web-hidden',
  'merged-cell',
])

const OMITTED: ReadonlySet<Origin> = new Set(['contents', 'placeholder'])

class DocumentWalk {
  readonly #file: WordPackage
  readonly #styles: StyleSheet
  readonly #labels: ListLabels
  /** The notes with a mark in the text. */
  readonly #notes = new Map<string, {element: Xml; part: string}>()
  readonly #blocks: VisibleBlock[] = []
  #rows = 0
  /** The text of a paragraph whose mark is deleted or hidden; the next paragraph continues it. */
  #pending: VisibleRun[] | undefined

  constructor(file: WordPackage) {
    this.#file = file
    this.#styles = new StyleSheet(this.#partOfType('styles'))
    this.#labels = new ListLabels(this.#partOfType('numbering'))
  }

  read(body: readonly Xml[]): VisibleBlock[] {
    this.#readStory(body, this.#file.main, [])
    this.#readNotes()
    return this.#blocks
  }

  // The notes are numbered in the order of their marks, those of hidden text after all others.
  #readNotes(): void {
    const numbers = new Map<string, number>()
    for (const isHidden of [false, true]) {
      // A note can refer to a further note, which is added while this runs.
      for (const block of this.#blocks) {
        for (const run of block.runs) {
          const {note: key, origins} = run
          const note = key === undefined ? undefined : this.#notes.get(key)
          if (key === undefined || note === undefined || isOmitted(origins) !== isHidden) {
            continue
          }
          const number = numbers.get(key) ?? numbers.size + 1
          if (!numbers.has(key)) {
            const start = this.#blocks.length
            const inherited = isHidden ? origins.filter((origin) => HIDDEN.has(origin)) : []
            this.#readStory(note.element.children, note.part, ['note', ...inherited])
            const first = this.#blocks[start]
            if (first !== undefined && !isHidden) {
              first.note = number
            }
          }
          numbers.set(key, number)
          run.text = `[${number}]`
        }
      }
    }
  }

  #partOfType(type: string): Xml | undefined {
    const name = this.#partName(type)
    return name === undefined ? undefined : this.#file.part(name)
  }

  #partName(type: string): string | undefined {
    const targets = [...this.#file.relationshipsOf(this.#file.main).values()]
    return targets.find((each) => each.type === type && !each.isExternal)?.target
  }

  #readStory(elements: readonly Xml[], part: string, origins: readonly Origin[]): void {
    const story: Story = {
      fields: new FieldState(elements),
      relationships: this.#file.relationshipsOf(part),
      origins,
      row: undefined,
    }
    this.#readBlocks(elements, story)
    this.#endPending(story)
  }

  #readBlocks(elements: readonly Xml[], story: Story): void {
    for (const element of elements) {
      this.#readBlock(element, story)
    }
  }

  #readBlock(element: Xml, story: Story): void {
    switch (element.name) {
      case 'w:p':
        return this.#readParagraph(element, story)
      case 'w:tbl':
        this.#endPending(story)
        return this.#readTable(element, story)
      case 'w:sdt': {
        const origins = originsOfControl(element)
        const content = childOf(element, 'w:sdtContent')?.children ?? []
        return origins.length === 0
          ? this.#readBlocks(content, story)
          : this.#readApart(content, withOrigins(story, origins))
      }
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return this.#readBlocks(element.children, story)
      case 'mc:AlternateContent':
        return this.#readBlocks(chooseAlternative(element), story)
      case 'w:altChunk':
        return this.#addInsertedFile(element, story)
      case 'm:oMath':
      case 'm:oMathPara': {
        const paragraph = this.#openParagraph(undefined)
        this.#readInline(element, paragraph, story)
        return this.#addBlock(paragraph, undefined, story)
      }
      default:
    }
  }

  #openParagraph(properties: Xml | undefined): Paragraph {
    return {
      style: this.#styles.paragraph(valueOf(properties, 'w:pStyle')),
      runs: [],
      boxes: [],
      href: undefined,
    }
  }

  #readParagraph(element: Xml, story: Story): void {
    const properties = childOf(element, 'w:pPr')
    const paragraph = this.#openParagraph(properties)
    const isContents = paragraph.style.names.some((name) =>
      /^(?:toc|contents)[ _]?(?:heading|\d)$|^table of (?:figures|authorities)$|^toa heading$/u.test(
        name,
      ),
    )
    for (const child of element.children) {
      this.#readInline(child, paragraph, story)
    }
    for (const run of isContents ? paragraph.runs : []) {
      run.origins = [...run.origins, 'contents']
    }
    if (this.#isMarkHidden(properties, paragraph.style)) {
      this.#pending = [...(this.#pending ?? []), ...paragraph.runs]
    } else {
      this.#addBlock(paragraph, properties, story)
    }
    for (const {element: box, origins} of paragraph.boxes) {
      this.#readApart(box.children, {
        ...story,
        origins: [...origins, 'text-box'],
        fields: new FieldState(box.children),
      })
    }
  }

  // Reads blocks that stand apart: no paragraph before them continues in them.
  #readApart(elements: readonly Xml[], story: Story): void {
    const pending = this.#pending
    this.#pending = undefined
    this.#readBlocks(elements, story)
    this.#endPending(story)
    this.#pending = pending
  }

  #isMarkHidden(properties: Xml | undefined, style: ParagraphStyle): boolean {
    const mark = childOf(properties, 'w:rPr')
    const dropCap = childOf(properties, 'w:framePr')?.attributes.get('dropCap')
    return (
      this.#styles.format(style, mark).flags.get('vanish') === true ||
      dropCap === 'drop' ||
      dropCap === 'margin' ||
      childOf(mark, 'w:del') !== undefined ||
      childOf(mark, 'w:moveFrom') !== undefined
    )
  }

  #addBlock(paragraph: Paragraph, properties: Xml | undefined, story: Story): void {
    const {style} = paragraph
    // What the article does not show is not counted.
    const isShown = !story.origins.some((origin) => OMITTED.has(origin))
    const label = isShown ? this.#readLabel(style, properties) : undefined
    const runs = [...(this.#pending ?? []), ...paragraph.runs]
    this.#pending = undefined
    if (runs.every(({text}) => text.trim() === '')) {
      return
    }
    const outline = Number(valueOf(properties, 'w:outlineLvl') ?? style.outlineLevel ?? 9)
    const named = style.names
      .map((name) => /^heading (\d)$/u.exec(name)?.[1])
      .find((level) => level !== undefined)
    const isHeading = outline >= 0 && outline < 9
    this.#blocks.push({
      style: style.names[0] ?? '',
      styles: style.names,
      headingLevel: isHeading ? outline + 1 : named === undefined ? undefined : Number(named),
      label,
      row: story.row,
      runs,
    })
  }

  #endPending(story: Story): void {
    const runs = this.#pending
    this.#pending = undefined
    if (runs !== undefined && runs.some(({text}) => text.trim() !== '')) {
      this.#blocks.push({style: '', styles: [], row: story.row, runs})
    }
  }

  #readLabel(style: ParagraphStyle, properties: Xml | undefined): VisibleLabel | undefined {
    const own = childOf(properties, 'w:numPr')
    const id = Number(valueOf(own, 'w:numId') ?? style.numberingId ?? 0)
    const level =
      valueOf(own, 'w:ilvl') ??
      style.numberingLevel ??
      this.#labels.levelOfStyle(id, style.numberingStyle) ??
      0
    return id === 0 ? undefined : this.#labels.next(id, Number(level))
  }

  #readTable(table: Xml, story: Story): void {
    for (const {element: row, origins: rowOrigins} of findCells(table, 'w:tr')) {
      const properties = childOf(row, 'w:trPr')
      if (childOf(properties, 'w:del') !== undefined || flagOf(properties, 'w:hidden') === true) {
        continue
      }
      this.#rows += 1
      const number = story.row ?? this.#rows
      for (const {element: cell, origins} of findCells(row, 'w:tc')) {
        const cellProperties = childOf(cell, 'w:tcPr')
        if (childOf(cellProperties, 'w:cellDel') !== undefined) {
          continue
        }
        const isMerged = ['w:vMerge', 'w:hMerge'].some((name) => {
          const merge = childOf(cellProperties, name)
          return merge !== undefined && merge.attributes.get('val') !== 'restart'
        })
        const inner = withOrigins({...story, row: number}, [
          'table',
          ...rowOrigins,
          ...origins,
          ...(isMerged ? (['merged-cell'] as const) : []),
        ])
        this.#readBlocks(cell.children, inner)
        this.#endPending(inner)
      }
    }
  }

  #readInline(element: Xml, paragraph: Paragraph, story: Story): void {
    const readAll = (elements: readonly Xml[], inner = story) => {
      for (const child of elements) {
        this.#readInline(child, paragraph, inner)
      }
    }
    switch (element.name) {
      case 'w:r':
        return this.#readRun(element, paragraph, story)
      case 'w:ins':
      case 'w:moveTo':
      case 'w:smartTag':
      case 'w:customXml':
      case 'w:dir':
      case 'w:bdo':
        return readAll(element.children)
      case 'w:sdt':
        return readAll(
          childOf(element, 'w:sdtContent')?.children ?? [],
          withOrigins(story, originsOfControl(element)),
        )
      case 'mc:AlternateContent':
        return readAll(chooseAlternative(element))
      case 'w:hyperlink': {
        const target = story.relationships.get(element.attributes.get('id') ?? '')?.target ?? ''
        const outer = paragraph.href
        paragraph.href = findHref(joinHref(target, element.attributes.get('anchor') ?? ''), outer)
        readAll(element.children)
        paragraph.href = outer
        return
      }
      case 'w:fldSimple':
        return story.fields.within(element.attributes.get('instr') ?? '', () =>
          readAll(element.children),
        )
      case 'm:oMathPara':
        return element.children
          .filter(({name}) => name === 'm:oMath')
          .forEach((equation, index) => {
            this.#addText(index === 0 ? '' : '\n', paragraph, undefined, story)
            this.#readInline(equation, paragraph, story)
          })
      case 'm:oMath':
        return this.#addText(
          equationTexts(element).join(''),
          paragraph,
          undefined,
          withOrigins(story, ['equation']),
        )
      default:
    }
  }

  #readRun(run: Xml, paragraph: Paragraph, story: Story): void {
    const properties = childOf(run, 'w:rPr')
    const formatting = this.#styles.format(paragraph.style, properties)
    const font = childOf(properties, 'w:rFonts')?.attributes
    const isSymbolFont = isSymbols(font?.get('ascii') ?? font?.get('hAnsi') ?? '')
    const isHidden = formatting.flags.get('vanish') === true
    const origins: Origin[] = formatting.flags.get('webHidden') === true ? ['web-hidden'] : []
    const shown = withOrigins(story, origins)
    // The own mark of a note stands for its number.
    let hasOwnMark = false
    for (const part of run.children) {
      if (part.name === 'w:fldChar') {
        const value = story.fields.read(part)
        if (!isHidden) {
          this.#addText(value, paragraph, formatting, withOrigins(shown, ['form-field']))
        }
      } else if (part.name === 'w:instrText') {
        story.fields.addCode(part.text)
      } else if (!isHidden && !hasOwnMark) {
        this.#readRunPart(part, paragraph, formatting, isSymbolFont, shown)
        hasOwnMark = isTrue(part.attributes.get('customMarkFollows'))
      }
    }
  }

  #readRunPart(
    part: Xml,
    paragraph: Paragraph,
    formatting: Formatting,
    isSymbolFont: boolean,
    story: Story,
  ): void {
    const add = (text: string, ...origins: Origin[]) =>
      this.#addText(text, paragraph, formatting, withOrigins(story, origins))
    switch (part.name) {
      case 'w:t':
        return add(
          isSymbolFont ? moveToPrivateArea(part.text) : part.text.replaceAll(/[\r\n]+/gu, ' '),
          ...(isSymbolFont || /[\ue000-\uf8ff]/u.test(part.text) ? (['symbol'] as const) : []),
        )
      case 'w:tab':
      case 'w:ptab':
        return add('\t')
      case 'w:br':
      case 'w:cr':
        return add('\n')
      case 'w:noBreakHyphen':
        return add('\u2011')
      case 'w:sym':
        return add(
          String.fromCodePoint(Number.parseInt(part.attributes.get('char') ?? '', 16) || 0xff_fd),
          'symbol',
        )
      case 'w:ruby': {
        for (const child of childOf(part, 'w:rubyBase')?.children ?? []) {
          this.#readInline(child, paragraph, story)
        }
        const reading = this.#openParagraph(undefined)
        for (const child of childOf(part, 'w:rt')?.children ?? []) {
          this.#readInline(child, reading, story)
        }
        const text = reading.runs
          .map((each) => each.text)
          .join('')
          .trim()
        return this.#addText(
          text === '' ? '' : `(${text})`,
          paragraph,
          undefined,
          withOrigins(story, ['phonetic-guide']),
        )
      }
      case 'w:footnoteReference':
        return this.#addNoteMark(part, 'footnote', paragraph, story)
      case 'w:endnoteReference':
        return this.#addNoteMark(part, 'endnote', paragraph, story)
      case 'w:drawing':
      case 'w:pict':
      case 'w:object':
        return this.#readDrawing(part, paragraph, story)
      case 'mc:AlternateContent':
        for (const child of chooseAlternative(part)) {
          this.#readRunPart(child, paragraph, formatting, isSymbolFont, story)
        }
        return
      default:
        return this.#readInline(part, paragraph, story)
    }
  }

  #addText(
    text: string,
    paragraph: Paragraph,
    formatting: Formatting | undefined,
    story: Story,
  ): void {
    if (text === '' || !story.fields.isShown) {
      return
    }
    story.fields.addText()
    paragraph.runs.push({
      text,
      marks: formatting === undefined ? [] : marksOf(formatting),
      styleMarks: marksOf(paragraph.style.formatting),
      href: findHref(story.fields.href, paragraph.href),
      origins: story.fields.isContents ? [...story.origins, 'contents'] : story.origins,
    })
  }

  #addNoteMark(part: Xml, kind: 'footnote' | 'endnote', paragraph: Paragraph, story: Story): void {
    const id = part.attributes.get('id') ?? ''
    const name = this.#partName(`${kind}s`)
    const element = (name === undefined ? undefined : this.#file.part(name))?.children.find(
      (note) =>
        note.attributes.get('id') === id && (note.attributes.get('type') ?? 'normal') === 'normal',
    )
    if (element === undefined || name === undefined || !story.fields.isShown) {
      return
    }
    const key = `${kind} ${id}`
    this.#notes.set(key, {element, part: name})
    this.#addText(NOTE_MARK, paragraph, undefined, withOrigins(story, ['note-mark']))
    const run = paragraph.runs.at(-1)
    if (run !== undefined) {
      run.note = key
    }
  }

  #readDrawing(element: Xml, paragraph: Paragraph, story: Story): void {
    if (!story.fields.isShown || isInvisible(element)) {
      return
    }
    switch (element.name) {
      case 'w:txbxContent':
        story.fields.addText()
        paragraph.boxes.push({
          element,
          origins: story.fields.isContents ? [...story.origins, 'contents'] : story.origins,
        })
        return
      case 'v:textpath':
        return this.#addText(
          element.attributes.get('string') ?? '',
          paragraph,
          undefined,
          withOrigins(story, ['word-art']),
        )
      case 'c:chart':
        return this.#addPartText(element.attributes.get('id'), 'chart', paragraph, story)
      case 'dgm:relIds':
        return this.#addPartText(element.attributes.get('dm'), 'diagram', paragraph, story)
      case 'mc:AlternateContent':
        for (const child of chooseAlternative(element)) {
          this.#readDrawing(child, paragraph, story)
        }
        return
      default:
        for (const child of element.children) {
          this.#readDrawing(child, paragraph, story)
        }
    }
  }

  // Charts and diagrams have their words in parts of their own, as paragraphs of DrawingML.
  #addPartText(
    id: string | undefined,
    origin: 'chart' | 'diagram',
    paragraph: Paragraph,
    story: Story,
  ): void {
    const target = id === undefined ? undefined : story.relationships.get(id)
    const part = target === undefined ? undefined : this.#file.part(target.target)
    for (const line of part === undefined ? [] : descendantsOf(part, 'a:p')) {
      const text = descendantsOf(line, 'a:t').map((each) => each.text)
      this.#addText(`\n${text.join('')}`, paragraph, undefined, withOrigins(story, [origin]))
    }
  }

  #addInsertedFile(element: Xml, story: Story): void {
    const target = story.relationships.get(element.attributes.get('id') ?? '')?.target
    const bytes = target === undefined ? undefined : this.#file.bytesOf(target)
    const text = bytes === undefined ? '' : new TextDecoder().decode(bytes)
    // A file of text or HTML; other formats are compared by the other programs only.
    if (/\.(?:html?|xhtml|txt)$/iu.test(target ?? '')) {
      const paragraph = this.#openParagraph(undefined)
      const plain = text.replace(/<head[\s\S]*<\/head>/iu, '').replaceAll(/<[^>]*>/gu, ' ')
      this.#addText(plain, paragraph, undefined, withOrigins(story, ['inserted-file']))
      this.#addBlock(paragraph, undefined, story)
    }
  }
}

// A link to a bookmark in a link to a page leads to the page.
function findHref(field: string | undefined, element: string | undefined): string | undefined {
  return [field, element].find(isPage) ?? field ?? element
}

// As Word stores the characters of such fonts, so that they are not taken for letters.
function moveToPrivateArea(text: string): string {
  return text.replaceAll(/[!-~\u00a0-\u00ff]/gu, (character) =>
    String.fromCodePoint(0xf0_00 + character.charCodeAt(0)),
  )
}

function isPage(href: string | undefined): boolean {
  return href !== undefined && /^[^#]/u.test(href)
}

function isOmitted(origins: readonly Origin[]): boolean {
  return origins.some((origin) => HIDDEN.has(origin))
}

function withOrigins(story: Story, origins: readonly Origin[]): Story {
  return origins.length === 0 ? story : {...story, origins: [...story.origins, ...origins]}
}

function originsOfControl(element: Xml): Origin[] {
  const properties = childOf(element, 'w:sdtPr')
  const gallery = valueOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery')
  return [
    ...(flagOf(properties, 'w:showingPlcHdr') === true ? (['placeholder'] as const) : []),
    ...(gallery === 'Table of Contents' ? (['contents'] as const) : []),
  ]
}

/** Returns the rows of a table, or the cells of a row, with the origins of the controls around them. */
function findCells(element: Xml, name: string): {element: Xml; origins: Origin[]}[] {
  return element.children.flatMap((child) => {
    switch (child.name) {
      case name:
        return [{element: child, origins: []}]
      case 'w:sdt':
        return findCells(childOf(child, 'w:sdtContent') ?? child, name).map((found) => ({
          element: found.element,
          origins: [...originsOfControl(child), ...found.origins],
        }))
      case 'w:customXml':
      case 'w:ins':
      case 'w:moveTo':
        return findCells(child, name)
      case 'mc:AlternateContent':
        return findCells({...child, children: [...chooseAlternative(child)]}, name)
      default:
        return []
    }
  })
}

// Word understands the namespaces of Microsoft and of the standard.
function chooseAlternative(element: Xml): readonly Xml[] {
  const choices = element.children.filter(({name}) => name === 'mc:Choice')
  const understood = choices.find(({requires}) =>
    requires.every((namespace) =>
      /^http:\/\/(?:schemas\.microsoft\.com|schemas\.openxmlformats\.org|purl\.oclc\.org)\//u.test(
        namespace,
      ),
    ),
  )
  return (understood ?? childOf(element, 'mc:Fallback') ?? choices[0])?.children ?? []
}

function isInvisible(element: Xml): boolean {
  return (
    isTrue(childOf(element, 'wp:docPr')?.attributes.get('hidden')) ||
    /visibility:\s*hidden/iu.test(element.attributes.get('style') ?? '')
  )
}

function isSymbols(font: string): boolean {
  return /^(?:symbol|wingdings(?: [23])?|webdings)$/iu.test(font.trim())
}

function equationTexts(element: Xml): string[] {
  if (element.name === 'w:del' || element.name === 'w:moveFrom') {
    return []
  }
  return element.name === 'm:t' || element.name === 'w:t'
    ? [element.text]
    : element.children.flatMap(equationTexts)
}
