import {execFile} from 'node:child_process'
import {glob, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises'
import {tmpdir} from 'node:os'
import {join, relative} from 'node:path'
import {fileURLToPath} from 'node:url'
import {promisify} from 'node:util'

import {isRecord, list, record, text} from '@reader-article/content'
import {ReactiveElement} from '@lit/reactive-element'
import * as library from 'reader-article'

import type {ElementDocs, ElementEvent, ElementField, Named, StyleProperty} from './element-docs.ts'

const PACKAGE = join(import.meta.dirname, '../..')
const SOURCES = 'src/reader-*/*.ts'
const ANALYZER = fileURLToPath(
  new URL('cem.js', import.meta.resolve('@custom-elements-manifest/analyzer')),
)
const ANALYSIS = {
  globs: [SOURCES, 'src/element/*.ts'],
  exclude: ['**/*.test.ts'],
  litelement: true,
  quiet: true,
  packagejson: false,
}
const run = promisify(execFile)

/**
 * Reads the documentation of each element from its docblock and members, sorted by tag.
 *
 * The analyzer reads docblocks from the source; the attributes come from the built classes.
 *
 * @throws TypeError if a property or an event is not documented.
 */
export async function readElements(): Promise<ElementDocs[]> {
  const events = await readEventTypes()
  return list(record(await analyze())['modules'])
    .flatMap((module) => list(record(module)['declarations']))
    .filter(isRecord)
    .filter((declaration) => text(declaration['tagName']))
    .map((declaration) => readElement(declaration, events))
    .toSorted((one, other) => (one.tag < other.tag ? -1 : 1))
}

async function analyze(): Promise<unknown> {
  const folder = await mkdtemp(join(tmpdir(), 'reader-article-manifest-'))
  try {
    // Only a configuration file, and no command-line option, can stop the analyzer from changing package.json.
    await writeFile(join(folder, 'config.mjs'), `export default ${JSON.stringify(ANALYSIS)}`)
    const options = ['--config', join(folder, 'config.mjs'), '--outdir', relative(PACKAGE, folder)]
    await run(process.execPath, [ANALYZER, 'analyze', ...options], {cwd: PACKAGE})
    return JSON.parse(await readFile(join(folder, 'custom-elements.json'), 'utf8'))
  } finally {
    await rm(folder, {recursive: true})
  }
}

function readElement(
  declaration: Record<string, unknown>,
  events: ReadonlyMap<string, string>,
): ElementDocs {
  const className = text(declaration['name'])
  const tag = text(declaration['tagName'])
  const attributes = readAttributes(className)
  const fields = list(declaration['members']).flatMap((member) =>
    readField(member, tag, attributes),
  )
  return {
    tag,
    className,
    description: joinLines(declaration['description']),
    attributes: fields.flatMap(({attribute, name, type, description}) =>
      attribute === undefined ? [] : {name: attribute, description, type, fieldName: name},
    ),
    fields,
    events: list(declaration['events']).flatMap((event) => readEvent(event, events)),
    slots: readNamed(declaration['slots']),
    parts: readNamed(declaration['cssParts']),
    styleProperties: list(declaration['cssProperties']).map(readStyleProperty),
    states: readNamed(declaration['cssStates']),
  }
}

/** Returns the attributes of a class by the names of the properties that they set. */
function readAttributes(className: string): ReadonlyMap<PropertyKey, string> {
  const element = new Map<string, unknown>(Object.entries(library)).get(className)
  if (!isElementClass(element)) {
    throw new TypeError(
      `${className} is documented as an element but is not exported. Export it from src/index.ts.`,
    )
  }
  // Lit reads a class's properties when its observed attributes are first read.
  const observed = new Set(element.observedAttributes)
  const found = new Map<PropertyKey, string>()
  for (const [name, {attribute}] of element.elementProperties) {
    const attributeName = typeof attribute === 'string' ? attribute : String(name).toLowerCase()
    if (observed.has(attributeName)) {
      found.set(name, attributeName)
    }
  }
  return found
}

function isElementClass(value: unknown): value is typeof ReactiveElement {
  return typeof value === 'function' && value.prototype instanceof ReactiveElement
}

function readField(
  value: unknown,
  tag: string,
  attributes: ReadonlyMap<PropertyKey, string>,
): ElementField[] {
  const {kind, name, privacy, static: isStatic, type, description, readonly} = record(value)
  const isPublic = kind === 'field' && (privacy === undefined || privacy === 'public')
  if (!isPublic || isStatic === true || text(name).startsWith('#')) {
    return []
  }
  if (!text(description)) {
    throw new TypeError(`The property '${text(name)}' has no docblock. Add a sentence about it.`)
  }
  const attribute = attributes.get(text(name))
  const types = text(record(type)['text']).split('|')
  return [
    {
      name: text(name),
      description: joinLines(description) + describeHideableParts(text(name), tag),
      type: types
        .map((each) => each.trim())
        .filter((each) => each !== 'null' && each !== 'undefined')
        .join(' | '),
      readonly: readonly === true,
      ...(attribute !== undefined && {attribute}),
    },
  ]
}

/** Lists the words that an element's `hide` attribute accepts, as a sentence. */
function describeHideableParts(field: string, tag: string): string {
  const parts = new Map<string, readonly string[]>(Object.entries(library.HIDEABLE_PARTS)).get(tag)
  return field === 'hide' && parts ? ` Any of: ${parts.join(', ')}.` : ''
}

function readEvent(value: unknown, types: ReadonlyMap<string, string>): ElementEvent[] {
  const {name, description} = record(value)
  // The analyzer also lists expressions that the code dispatches; only the events in the docblock have a name.
  if (!text(name).startsWith('reader-')) {
    return []
  }
  const type = types.get(text(name))
  if (type === undefined) {
    throw new TypeError(
      `HTMLElementEventMap has no event '${text(name)}'. Declare it in the file of the element.`,
    )
  }
  return [{name: text(name), description: joinLines(description), type}]
}

/** Reads the classes of events by name, from the elements' declarations of `HTMLElementEventMap`. */
async function readEventTypes(): Promise<ReadonlyMap<string, string>> {
  const types = new Map<string, string>()
  for await (const path of glob(SOURCES, {cwd: PACKAGE})) {
    const source = await readFile(join(PACKAGE, path), 'utf8')
    const [, map = ''] = /interface HTMLElementEventMap \{([^}]*)\}/.exec(source) ?? []
    for (const [, name = '', type = ''] of map.matchAll(/'([\w-]+)': (\w+)/g)) {
      types.set(name, type)
    }
  }
  return types
}

function readStyleProperty(value: unknown): StyleProperty {
  const {name, description, default: defaultValue} = record(value)
  return {
    name: text(name),
    description: joinLines(description),
    ...(text(defaultValue) && {default: text(defaultValue)}),
  }
}

function readNamed(values: unknown): Named[] {
  return list(values).map((value) => {
    const {name, description} = record(value)
    return {name: text(name), description: joinLines(description)}
  })
}

function joinLines(value: unknown): string {
  return text(value).replace(/\s+/g, ' ').trim()
}
