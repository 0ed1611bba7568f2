import type {VisibleLabel} from './visible-text.ts'
import {childOf, flagOf, valueOf, type Xml} from './xml.ts'

/** Counts the items of a document's lists as Word does (ISO/IEC 29500-1, 17.9). */
export class ListLabels {
  readonly #lists = new Map<string, Xml>()
  readonly #instances = new Map<string, Xml>()
  readonly #counts = new Map<Xml, Map<number, number>>()
  readonly #restarted = new Set<string>()

  constructor(root: Xml | undefined) {
    for (const element of root?.children ?? []) {
      if (element.name === 'w:abstractNum') {
        this.#lists.set(element.attributes.get('abstractNumId') ?? '', element)
      } else if (element.name === 'w:num') {
        this.#instances.set(String(Number(element.attributes.get('numId'))), element)
      }
    }
  }

  /** Returns the level that a list assigns to a paragraph style, counted from 0. */
  levelOfStyle(id: number, style: string | undefined): number | undefined {
    const instance = this.#instances.get(String(id))
    if (instance === undefined || style === undefined) {
      return undefined
    }
    const levels = Array.from({length: 9}, (_, level) => this.#level(instance, level))
    const found = levels.findIndex((level) => valueOf(level, 'w:pStyle') === style)
    return found === -1 ? undefined : found
  }

  /** Counts an item, and returns its label; undefined if Word shows none. `level` is counted from 0. */
  next(id: number, level: number): VisibleLabel | undefined {
    const instance = this.#instances.get(String(id))
    const index = Math.max(0, Math.min(8, level))
    const definition = instance === undefined ? undefined : this.#level(instance, index)
    const list = instance === undefined ? undefined : this.#list(instance)
    if (instance === undefined || definition === undefined || list === undefined) {
      return undefined
    }
    const number = this.#count(id, instance, list, index)
    const text = valueOf(definition, 'w:lvlText') ?? ''
    const common = {number, level: index + 1}
    if (formatOf(definition) === 'bullet') {
      return text.trim() === '' && childOf(definition, 'w:lvlPicBulletId') === undefined
        ? undefined
        : {...common, isBullet: true, text: '•'}
    }
    const isLegal = flagOf(definition, 'w:isLgl') === true
    const counts = this.#countsOf(list)
    const label = text.replaceAll(/%([1-9])/gu, (_, digit: string) => {
      const other = this.#level(instance, Number(digit) - 1)
      const value = counts.get(Number(digit) - 1) ?? startOf(other)
      const format = formatOf(other)
      return writeNumber(value, isLegal && format !== 'none' ? 'decimal' : format)
    })
    return label.trim() === '' ? undefined : {...common, isBullet: false, text: label.trim()}
  }

  #count(id: number, instance: Xml, list: Xml, index: number): number {
    const counts = this.#countsOf(list)
    const restart = valueOf(overrideOf(instance, index), 'w:startOverride')
    const key = `${id} ${index}`
    const current = counts.get(index)
    const isFirst = !this.#restarted.has(key)
    this.#restarted.add(key)
    const number =
      restart !== undefined && (isFirst || current === undefined)
        ? Number(restart)
        : current === undefined
          ? startOf(this.#level(instance, index))
          : current + 1
    counts.set(index, number)
    for (let outer = 0; outer < index; outer += 1) {
      counts.set(outer, counts.get(outer) ?? startOf(this.#level(instance, outer)))
    }
    for (let inner = index + 1; inner < 9; inner += 1) {
      const after = valueOf(this.#level(instance, inner), 'w:lvlRestart')
      if (after === undefined || index < Number(after)) {
        counts.delete(inner)
      }
    }
    return number
  }

  #countsOf(list: Xml): Map<number, number> {
    const counts = this.#counts.get(list) ?? new Map<number, number>()
    this.#counts.set(list, counts)
    return counts
  }

  #list(instance: Xml): Xml | undefined {
    const list = this.#lists.get(valueOf(instance, 'w:abstractNumId') ?? '')
    const style = valueOf(list, 'w:numStyleLink')
    const linked =
      style === undefined
        ? undefined
        : [...this.#lists.values()].find((other) => valueOf(other, 'w:styleLink') === style)
    return linked ?? list
  }

  #level(instance: Xml, index: number): Xml | undefined {
    const own = childOf(overrideOf(instance, index), 'w:lvl')
    return (
      own ??
      this.#list(instance)?.children.findLast(
        (child) => child.name === 'w:lvl' && Number(child.attributes.get('ilvl')) === index,
      )
    )
  }
}

function overrideOf(instance: Xml, index: number): Xml | undefined {
  return instance.children.find(
    (child) => child.name === 'w:lvlOverride' && Number(child.attributes.get('ilvl')) === index,
  )
}

function startOf(level: Xml | undefined): number {
  return Number(valueOf(level, 'w:start') ?? 1)
}

function formatOf(level: Xml | undefined): string {
  return valueOf(level, 'w:numFmt') ?? 'decimal'
}

function writeNumber(value: number, format: string): string {
  switch (format) {
    case 'none':
      return ''
    case 'decimalZero':
      return value < 10 ? `0${value}` : String(value)
    case 'lowerLetter':
      return writeLetters(value)
    case 'upperLetter':
      return writeLetters(value).toUpperCase()
    case 'lowerRoman':
      return writeRoman(value).toLowerCase()
    case 'upperRoman':
      return writeRoman(value)
    case 'ordinal': {
      const last = value % 10
      const ending = Math.floor((value % 100) / 10) === 1 ? '' : ['', 'st', 'nd', 'rd'][last]
      return `${value}${ending === undefined || ending === '' ? 'th' : ending}`
    }
    default:
      return String(value)
  }
}

function writeLetters(value: number): string {
  const letter = 'abcdefghijklmnopqrstuvwxyz'[(value - 1) % 26]
  return letter === undefined || value > 780 ? String(value) : letter.repeat(Math.ceil(value / 26))
}

function writeRoman(value: number): string {
  if (value < 1 || value > 3999) {
    return String(value)
  }
  const digits = ['IVX', 'XLC', 'CDM', 'M'].map(([one = '', five = '', ten = '']) => [
    '',
    one,
    one + one,
    one + one + one,
    one + five,
    five,
    five + one,
    five + one + one,
    five + one + one + one,
    one + ten,
  ])
  return String(value)
    .split('')
    .map((digit, index, all) => digits[all.length - 1 - index]?.[Number(digit)] ?? '')
    .join('')
}
