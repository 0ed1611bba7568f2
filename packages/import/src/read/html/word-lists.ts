import type {ListLabel} from '../paragraphs/list-label.ts'
import {readLabel} from './read-label.ts'
import type {StyleSheet} from './style-sheet.ts'
import type {WordList} from './word-marks.ts'

const MAX_LIST_LEVEL = 10

/** The lists of Word's paragraphs, with their labels as text and their current numbers. */
export class WordLists {
  readonly #sheet: StyleSheet
  readonly #numbers = new Map<string, number[]>()
  #text = ''
  #font = ''

  constructor(sheet: StyleSheet) {
    this.#sheet = sheet
  }

  /** Adds text to the label of the next item. */
  addText(text: string): void {
    this.#text += text
  }

  /** Notes the font of the label of the next item. */
  noteFont(font: string): void {
    this.#font ||= font
  }

  /** Returns the label of the item that has been read. */
  next({list, level: written}: WordList): ListLabel {
    const level = Math.min(written, MAX_LIST_LEVEL)
    const format = this.#sheet.listProperty(`${list}:level${written}`, 'mso-level-number-format')
    const numbers = this.#numbers.get(list) ?? []
    const next = (numbers[level] ?? 0) + 1
    const isBullet = format === undefined ? undefined : format === 'bullet' || format === 'image'
    const label = readLabel({
      text: this.#text.trim() === '' && isBullet !== true ? `${next}.` : this.#text,
      level,
      font: this.#font,
      isBullet,
      next,
    })
    numbers[level] = label.number
    // An inner list counts from its start again.
    this.#numbers.set(list, numbers.slice(0, level + 1))
    this.#text = ''
    this.#font = ''
    return label
  }
}
