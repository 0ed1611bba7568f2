import {DocumentError} from '../document-error.ts'
import {readFieldInstruction, type FieldInstruction} from './field-instruction.ts'
import {completeHref} from '../paragraphs/link-href.ts'
import {symbolCharacter} from './symbols.ts'

interface Field {
  /** The number of fields that began before it. */
  ordinal: number
  /** Whether it is an element, which no character ends. */
  isSimple: boolean
  code: string
  instruction: FieldInstruction | undefined
  /** What the field shows without a result in the document. */
  choice: string
  hasResult: boolean
}

const MAX_NESTING = 100
const CONTENTS: ReadonlySet<string> = new Set(['TOC', 'TOA'])
// Word computes what these show, and the document does not contain it.
const WITHOUT_RESULT = /^(?:EQ|AUTONUM|AUTONUMLGL|AUTONUMOUT|INCLUDEPICTURE|INCLUDETEXT)$/u

/** The fields that are open at a position of the text. */
export class FieldStack {
  readonly #fields: Field[] = []
  readonly #ignored: ReadonlySet<number>
  readonly #unclosed = new Set<number>()
  #count = 0

  /**
   * @param ignored - The ordinals of fields that are never closed and would hide the text after them; the first field
   * has the ordinal 0.
   */
  constructor(ignored: ReadonlySet<number> = new Set()) {
    this.#ignored = ignored
  }

  /** The ordinals of the fields that are open, or were still open at the end of a simple field. */
  get unclosed(): ReadonlySet<number> {
    return new Set([...this.#unclosed, ...this.#fields.map(({ordinal}) => ordinal)])
  }

  /** Whether the text here is an instruction or part of a table of contents. */
  get isHidden(): boolean {
    return this.#fields.some(
      ({instruction}) => instruction === undefined || CONTENTS.has(instruction.name),
    )
  }

  /** The href of the link around the current text; undefined without a link, and for a link within the document. */
  get href(): string | undefined {
    const link = this.#fields.findLast(({instruction}) => instruction?.name === 'HYPERLINK')
    return link?.instruction === undefined
      ? undefined
      : completeHref(link.instruction.arguments[0] ?? '', link.instruction.switches.get('l') ?? '')
  }

  /** Throws a DocumentError with code 'too-deep'. */
  begin(choice = '', isSimple = false): void {
    const ordinal = this.#count
    this.#count += 1
    if (this.#ignored.has(ordinal)) {
      return
    }
    if (this.#fields.length >= MAX_NESTING) {
      throw new DocumentError(
        'too-deep',
        1,
        `more than ${MAX_NESTING} nested fields`,
        'in Word, replace the fields by their text (Ctrl+A, Ctrl+Shift+F9)',
      )
    }
    this.#fields.push({
      ordinal,
      isSimple,
      code: '',
      instruction: undefined,
      choice,
      hasResult: false,
    })
  }

  /** Reads the content of a simple field (`w:fldSimple`). */
  readSimple(code: string, read: () => void): void {
    const ordinal = this.#count
    this.begin('', true)
    this.addCode(code)
    this.separate()
    read()
    const index = this.#fields.findIndex((field) => field.ordinal === ordinal)
    for (const field of index === -1 ? [] : this.#fields.splice(index).slice(1)) {
      this.#unclosed.add(field.ordinal)
    }
  }

  addCode(code: string): void {
    const field = this.#fields.at(-1)
    if (field !== undefined && field.instruction === undefined) {
      field.code += code
    }
  }

  separate(): void {
    const field = this.#fields.at(-1)
    if (field !== undefined) {
      field.instruction ??= readFieldInstruction(field.code)
    }
  }

  /** The document contains something that the open fields show. */
  addResult(): void {
    for (const field of this.#fields) {
      field.hasResult = true
    }
  }

  /** Closes a field; returns the text that it shows without a result in the document, or what is missing. */
  end(): {text: string} | {missing: string} | undefined {
    const field = this.#fields.at(-1)
    if (field === undefined || field.isSimple) {
      return undefined
    }
    this.#fields.pop()
    if (field.hasResult) {
      return undefined
    }
    const {
      name,
      arguments: [code = ''],
      switches,
    } = field.instruction ?? readFieldInstruction(field.code)
    if (name === 'SYMBOL') {
      const text = symbolCharacter(switches.get('f') ?? '', Number(code))
      return text === undefined ? {missing: `a symbol (${code})`} : {text}
    }
    return field.choice !== ''
      ? {text: field.choice}
      : WITHOUT_RESULT.test(name)
        ? {missing: `a field (${name})`}
        : undefined
  }
}
