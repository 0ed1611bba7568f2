import {formatNumber} from '../paragraphs/number-format.ts'
import type {ListLabel} from '../paragraphs/list-label.ts'
import {parseXml} from './parse-xml.ts'
import {childOf, isOn, numberOf, valueOf, type XmlElement} from './xml-element.ts'
import type {ZipArchive} from './zip-archive.ts'

interface Level {
  start: number
  format: string
  text: string
  hasPicture: boolean
  isLegal: boolean
  /** The level, counted from 1, after which the numbers start again; 0 for never. */
  restart: number | undefined
  style: string | undefined
}

interface AbstractList {
  levels: Map<number, Level>
  /** The name of a list style that defines the levels. */
  linkedStyle: string | undefined
}

interface ListInstance {
  abstractId: string
  levels: Map<number, Level>
  starts: Map<number, number>
}

const CONTAINERS: ReadonlySet<string> = new Set(['w:numbering'])
const MAX_LEVEL = 8

/** The lists of a document, and their current numbers. */
export class Numbering {
  readonly #abstractLists = new Map<string, AbstractList>()
  readonly #definingLists = new Map<string, string>()
  readonly #instances = new Map<number, ListInstance>()
  readonly #counters = new Map<string, (number | undefined)[]>()
  readonly #started = new Set<string>()

  /** Reads the definitions of the lists; without a part of numbering there are none. */
  constructor(archive: ZipArchive, part: string | undefined) {
    if (part !== undefined && archive.has(part)) {
      parseXml(archive, part, CONTAINERS, (element) => this.#define(element))
    }
  }

  /** Returns the level, counted from 0, that belongs to a paragraph style. */
  levelOfStyle(id: number, style: string): number | undefined {
    const instance = this.#instances.get(id)
    return instance === undefined
      ? undefined
      : [...this.#levelsOf(instance)].find(([, level]) => level.style === style)?.[0]
  }

  /** Counts the next item of a list; `level` is counted from 0. Returns undefined if Word shows no label. */
  next(id: number, level: number): ListLabel | undefined {
    const instance = this.#instances.get(id)
    const index = Math.min(Math.max(level, 0), MAX_LEVEL)
    if (instance === undefined) {
      return undefined
    }
    const levels = this.#levelsOf(instance)
    const definition = levels.get(index)
    if (definition === undefined) {
      return undefined
    }
    const number = this.#count(id, instance, index)
    if (definition.format === 'bullet') {
      const isShown = definition.text.trim() !== '' || definition.hasPicture
      return isShown
        ? {level: index + 1, isBullet: true, number, text: '•', format: 'bullet', isPlain: 'own'}
        : undefined
    }
    const counters = this.#countersOf(instance)
    const text = definition.text
      .replaceAll(/%([1-9])/gu, (_, digit: string) => {
        const other = levels.get(Number(digit) - 1)
        const value = counters[Number(digit) - 1] ?? other?.start ?? 1
        const format = other?.format ?? 'decimal'
        return formatNumber(value, definition.isLegal && format !== 'none' ? 'decimal' : format)
      })
      .trim()
    const shown = /^[^\p{L}\p{N}%]*%(?<digit>[1-9])[^\p{L}\p{N}%]*$/u.exec(definition.text)?.groups
    const isPlain = shown !== undefined && (shown['digit'] === String(index + 1) ? 'own' : 'outer')
    return text === ''
      ? undefined
      : {
          level: index + 1,
          isBullet: false,
          number,
          text,
          format: definition.isLegal ? 'decimal' : definition.format,
          isPlain,
        }
  }

  #define(element: XmlElement): void {
    if (element.name === 'w:abstractNum') {
      const id = element.attributes['w:abstractNumId'] ?? ''
      this.#abstractLists.set(id, {
        levels: readLevels(element),
        linkedStyle: valueOf(element, 'w:numStyleLink'),
      })
      const style = valueOf(element, 'w:styleLink')
      if (style !== undefined) {
        this.#definingLists.set(style, id)
      }
    } else if (element.name === 'w:num') {
      const levels = new Map<number, Level>()
      const starts = new Map<number, number>()
      for (const override of element.children) {
        if (override.name === 'w:lvlOverride') {
          const index = Number(override.attributes['w:ilvl'])
          const start = numberOf(override, 'w:startOverride')
          const level = childOf(override, 'w:lvl')
          if (start !== undefined) {
            starts.set(index, start)
          }
          if (level !== undefined) {
            levels.set(index, readLevel(level))
          }
        }
      }
      this.#instances.set(Number(element.attributes['w:numId']), {
        abstractId: valueOf(element, 'w:abstractNumId') ?? '',
        levels,
        starts,
      })
    }
  }

  #abstractIdOf(instance: ListInstance): string {
    const style = this.#abstractLists.get(instance.abstractId)?.linkedStyle
    const defining = style === undefined ? undefined : this.#definingLists.get(style)
    return defining ?? instance.abstractId
  }

  #levelsOf(instance: ListInstance): Map<number, Level> {
    const levels = this.#abstractLists.get(this.#abstractIdOf(instance))?.levels ?? new Map()
    return instance.levels.size === 0 ? levels : new Map([...levels, ...instance.levels])
  }

  // Lists with the same abstract list share their numbers, unless one says that it starts again.
  #countersOf(instance: ListInstance): (number | undefined)[] {
    const id = this.#abstractIdOf(instance)
    let counters = this.#counters.get(id)
    if (counters === undefined) {
      counters = []
      this.#counters.set(id, counters)
    }
    return counters
  }

  #count(id: number, instance: ListInstance, index: number): number {
    const levels = this.#levelsOf(instance)
    const counters = this.#countersOf(instance)
    const override = instance.starts.get(index)
    const key = `${id}:${index}`
    const current = counters[index]
    let number = current === undefined ? (override ?? levels.get(index)?.start ?? 1) : current + 1
    if (override !== undefined && !this.#started.has(key)) {
      number = override
    }
    this.#started.add(key)
    counters[index] = number
    for (let upper = 0; upper < index; upper += 1) {
      counters[upper] ??= levels.get(upper)?.start ?? 1
    }
    for (let deeper = index + 1; deeper <= MAX_LEVEL; deeper += 1) {
      const restart = levels.get(deeper)?.restart
      if (restart === undefined || (restart > 0 && index < restart)) {
        counters[deeper] = undefined
      }
    }
    return number
  }
}

function readLevels(element: XmlElement): Map<number, Level> {
  return new Map(
    element.children
      .filter((child) => child.name === 'w:lvl')
      .map((level) => [Number(level.attributes['w:ilvl']), readLevel(level)]),
  )
}

function readLevel(element: XmlElement): Level {
  return {
    start: numberOf(element, 'w:start') ?? 1,
    format: valueOf(element, 'w:numFmt') ?? 'decimal',
    text: valueOf(element, 'w:lvlText') ?? '',
    hasPicture: childOf(element, 'w:lvlPicBulletId') !== undefined,
    isLegal: isOn(element, 'w:isLgl') ?? false,
    restart: numberOf(element, 'w:lvlRestart'),
    style: valueOf(element, 'w:pStyle'),
  }
}
