import {childOf, flagOf, valueOf, type Xml} from './xml.ts'

interface OpenField {
  code: string
  isResult: boolean
  form: Xml | undefined
  hasText: boolean
}

/** The fields that are open at a position of a story (ISO/IEC 29500-1, 17.16). */
export class FieldState {
  readonly #open: OpenField[] = []
  readonly #closed: ReadonlySet<Xml>

  /** @param story - The content in which each field begins and ends; a field without an end is ignored. */
  constructor(story: readonly Xml[]) {
    this.#closed = findClosedFields(story)
  }

  /** Whether the text at this position is a result and not an instruction. */
  get isShown(): boolean {
    return this.#open.every((field) => field.isResult)
  }

  get isContents(): boolean {
    return this.#open.some((field) => field.isResult && /^\s*TO[CA]\b/iu.test(field.code))
  }

  /** The target of the innermost link. */
  get href(): string | undefined {
    const link = this.#open.findLast(({code}) => /^\s*HYPERLINK\b/iu.test(code))
    return link === undefined ? undefined : readHref(link.code)
  }

  /** Reads a `w:fldChar`; returns what a form field without a result shows when it ends. */
  read(character: Xml): string {
    if (!this.#closed.has(character)) {
      return ''
    }
    const top = this.#open.at(-1)
    switch (character.attributes.get('fldCharType')) {
      case 'begin':
        this.#open.push({
          code: '',
          isResult: false,
          form: childOf(character, 'w:ffData'),
          hasText: false,
        })
        return ''
      case 'separate':
        if (top !== undefined) {
          top.isResult = true
        }
        return ''
      case 'end':
        this.#open.pop()
        return top === undefined || top.hasText ? '' : formValue(top.form)
      default:
        return ''
    }
  }

  addCode(text: string): void {
    const top = this.#open.at(-1)
    if (top?.isResult === false) {
      top.code += text
    }
  }

  addText(): void {
    for (const field of this.#open) {
      field.hasText = true
    }
  }

  /** Reads the content of a `w:fldSimple`. */
  within(code: string, read: () => void): void {
    this.#open.push({code, isResult: true, form: undefined, hasText: false})
    read()
    this.#open.pop()
  }
}

/** Returns the target of a HYPERLINK instruction; '#name' for a bookmark. */
function readHref(code: string): string {
  const tokens = [...code.matchAll(/"((?:\\.|[^"\\])*)"?|(\S+)/gu)]
    .slice(1)
    .map(([, quoted, bare = '']) => ({
      text: quoted?.replaceAll(/\\(["\\])/gu, '$1') ?? bare,
      isSwitch: quoted === undefined && /^\\[a-z]/iu.test(bare),
    }))
  let [target, anchor] = ['', '']
  for (const [index, {text, isSwitch}] of tokens.entries()) {
    const before = tokens[index - 1]
    const option = before?.isSwitch === true ? before.text.toLowerCase() : ''
    if (option === '\\l' && !isSwitch) {
      anchor = text
    } else if (!isSwitch && option !== '\\o' && option !== '\\t' && target === '') {
      target = text
    }
  }
  return joinHref(target, anchor)
}

/** Joins a URL and the name of a bookmark. */
export function joinHref(target: string, anchor: string): string {
  return anchor === '' || target.includes('#') ? target : `${target}#${anchor}`
}

function formValue(form: Xml | undefined): string {
  const box = childOf(form, 'w:checkBox')
  if (box !== undefined) {
    return (flagOf(box, 'w:checked') ?? flagOf(box, 'w:default')) === true ? '☒' : '☐'
  }
  const list = childOf(form, 'w:ddList')
  const entries = list?.children.filter(({name}) => name === 'w:listEntry') ?? []
  const chosen = entries[Number(valueOf(list, 'w:result') ?? valueOf(list, 'w:default') ?? 0)]
  return chosen?.attributes.get('val') ?? ''
}

function findClosedFields(story: readonly Xml[]): Set<Xml> {
  const closed = new Set<Xml>()
  let open: Xml[][] = []
  const visit = (element: Xml): void => {
    if (isOtherStory(element)) {
      return
    }
    // A field that begins in a simple field ends in it.
    const outer = open
    if (element.name === 'w:fldSimple') {
      open = []
    }
    if (element.name === 'w:fldChar') {
      const type = element.attributes.get('fldCharType')
      if (type === 'begin') {
        open.push([element])
      } else {
        open.at(-1)?.push(element)
      }
      if (type === 'end') {
        for (const character of open.pop() ?? []) {
          closed.add(character)
        }
      }
    }
    element.children.forEach(visit)
    open = outer
  }
  story.forEach(visit)
  return closed
}

// A placeholder is not text, so that a field cannot begin in it and end below it.
function isOtherStory(element: Xml): boolean {
  return (
    ['w:txbxContent', 'w:del', 'w:moveFrom'].includes(element.name) ||
    (element.name === 'w:sdt' && isPlaceholder(element))
  )
}

function isPlaceholder(control: Xml): boolean {
  const properties = childOf(control, 'w:sdtPr')
  return (
    flagOf(properties, 'w:showingPlcHdr') === true ||
    valueOf(childOf(properties, 'w:docPartObj'), 'w:docPartGallery') === 'Table of Contents'
  )
}
