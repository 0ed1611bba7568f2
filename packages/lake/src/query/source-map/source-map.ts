import {isObjectOfGroq} from '../groq.ts'
import {jsonPathOf, jsonPathStep} from './json-path.ts'
import {originOfPart, type IdentifiedDocument, type Origin, type Traced} from './origin.ts'
import type {SourceMapFormat} from './source-map-format.ts'
import {SourceMapSizeError} from './source-map-size-error.ts'

/** Maximum length of a source map, in UTF-16 code units of JSON. */
export const MAX_SOURCE_MAP_LENGTH = 16 * 1024 * 1024

interface SourceMapOptions {
  readonly format: SourceMapFormat
  /** True if the perspective shows the variants of documents under their published ids. */
  readonly hasLayers: boolean
}

/**
 * Creates the JSON of a Content Source Map, as @sanity/client reads it: `mappings` leads from a normalized JSON path
 * of the result to a document and a path in it, which are numbers of entries of `documents` and `paths`. The parts of
 * a mapped value have no mappings of their own, and what is null has none.
 *
 * Throws a SourceMapSizeError if it would be longer than `MAX_SOURCE_MAP_LENGTH`.
 */
export function createSourceMap(result: Traced, {format, hasLayers}: SourceMapOptions): string {
  let length = 0
  const mappings: string[] = []
  const documents = new Numbering(grow)
  const paths = new Numbering(grow)
  const documentNumbers = new Map<IdentifiedDocument, number>()

  function grow(text: string): void {
    length += text.length + 1
    if (length > MAX_SOURCE_MAP_LENGTH) {
      throw new SourceMapSizeError(MAX_SOURCE_MAP_LENGTH)
    }
  }

  function numberOfDocument(document: IdentifiedDocument): number {
    const number = documentNumbers.get(document) ?? documents.numberOf(nameOf(document, hasLayers))
    documentNumbers.set(document, number)
    return number
  }

  function addMapping(resultPath: string, source: string): void {
    const mapping = createMapping(resultPath, source)
    grow(mapping)
    mappings.push(mapping)
  }

  function visit(value: unknown, origin: Origin, resultPath: string): void {
    if (value === null || value === undefined) {
      return
    }
    if (origin.kind === 'document' && origin.path) {
      const document = numberOfDocument(origin.document)
      const path = paths.numberOf(JSON.stringify(jsonPathOf(origin.document, origin.path, format)))
      addMapping(resultPath, `"document":${document},"path":${path},"type":"documentValue"`)
    } else if (origin.kind === 'literal' || origin.kind === 'unknown') {
      addMapping(resultPath, `"type":"${origin.kind}"`)
    } else if (Array.isArray(value)) {
      value.forEach((part: unknown, index) =>
        visit(part, originOfPart(origin, index), resultPath + jsonPathStep(index)),
      )
    } else if (isObjectOfGroq(value)) {
      for (const [name, part] of Object.entries(value)) {
        visit(part, originOfPart(origin, name), resultPath + jsonPathStep(name))
      }
    }
  }

  visit(result.value, result.origin, '$')
  return joinSourceMap(documents.texts, paths.texts, mappings)
}

/** Creates the source map of a result whose sources are not known. */
export function createUnknownSourceMap(isNull: boolean): string {
  return joinSourceMap([], [], isNull ? [] : [createMapping('$', '"type":"unknown"')])
}

function joinSourceMap(
  documents: readonly string[],
  paths: readonly string[],
  mappings: readonly string[],
): string {
  return `{"documents":[${documents.join()}],"paths":[${paths.join()}],"mappings":{${mappings.join()}}}`
}

function createMapping(resultPath: string, source: string): string {
  return `${JSON.stringify(resultPath)}:{"source":{${source}},"type":"value"}`
}

/** Returns the JSON that names a stored document, of which a perspective may show a copy under another id. */
function nameOf({_id, _originalId, _type}: IdentifiedDocument, hasLayers: boolean): string {
  const storedId = hasLayers && typeof _originalId === 'string' ? _originalId : _id
  return JSON.stringify({_id: storedId, _type})
}

/** Numbers different texts in the order in which they appear. */
class Numbering {
  readonly #numbers = new Map<string, number>()
  readonly #onAdd: (text: string) => void

  constructor(onAdd: (text: string) => void) {
    this.#onAdd = onAdd
  }

  get texts(): readonly string[] {
    return [...this.#numbers.keys()]
  }

  numberOf(text: string): number {
    const known = this.#numbers.get(text)
    if (known !== undefined) {
      return known
    }
    this.#onAdd(text)
    const number = this.#numbers.size
    this.#numbers.set(text, number)
    return number
  }
}
