import {isObjectOfGroq} from '../groq.ts'
import {jsonPathOf, jsonPathStep} from './json-path.ts'
import {
  originOfPart,
  type IdentifiedDocument,
  type Origin,
  type SourcePath,
  type Traced,
} from './origin.ts'
import type {SourceMapFormat} from './source-map-format.ts'
import {SourceMapSizeError} from './source-map-size-error.ts'

/** Maximum length of a source map, in UTF-16 code units of JSON. */
export const MAX_SOURCE_MAP_LENGTH = 16 * 1024 * 1024
/** More than the JSON of a mapping has in addition to its path. */
const MAPPING_LENGTH = 90

/** Where the parts of a result come from, in the format of Sanity's Content Source Maps. */
export interface SourceMap {
  readonly documents: readonly SourceDocument[]
  /** Normalized JSON paths in documents. */
  readonly paths: readonly string[]
  /** The sources by the normalized JSON path of the result; the parts of a mapped value have no mappings of their own. */
  readonly mappings: Readonly<Record<string, SourceMapping>>
}

/** A document that a source map refers to. */
export interface SourceDocument {
  readonly _id: string
  readonly _type: string
}

/** The source of one value. */
export interface SourceMapping {
  readonly source: Source
  readonly type: 'value'
}

/** A value of a document, by the indexes of the document and of the path; or no document. */
type Source =
  | {readonly document: number; readonly path: number; readonly type: 'documentValue'}
  | {readonly type: 'literal' | 'unknown'}

interface SourceMapOptions {
  readonly format: SourceMapFormat
  /** True if the perspective shows the variants of documents under their published ids. */
  readonly hasLayers: boolean
}

/**
 * Creates the source map of a traced result. What is null has no source.
 *
 * Throws a SourceMapSizeError if it would be longer than `MAX_SOURCE_MAP_LENGTH`.
 */
export function createSourceMap(result: Traced, {format, hasLayers}: SourceMapOptions): SourceMap {
  const documents = new Map<string, SourceDocument>()
  const paths = new Set<string>()
  const mappings = new Map<string, (documents: Index, paths: Index) => Source>()
  let length = 0

  function grow(characters: number): void {
    length += characters
    if (length > MAX_SOURCE_MAP_LENGTH) {
      throw new SourceMapSizeError(MAX_SOURCE_MAP_LENGTH)
    }
  }

  function visit({value, origin}: Traced, resultPath: string): void {
    if (value === null || value === undefined) {
      return
    }
    if (origin.kind === 'document' && (origin.path || !isObjectOfGroq(value))) {
      addDocumentValue(origin.document, origin.path, resultPath)
    } else if (origin.kind === 'literal' || origin.kind === 'unknown') {
      addMapping(resultPath, () => ({type: origin.kind}))
    } else if (Array.isArray(value)) {
      value.forEach((part: unknown, index) => visitPart(origin, part, index, resultPath))
    } else if (isObjectOfGroq(value)) {
      for (const [name, part] of Object.entries(value)) {
        visitPart(origin, part, name, resultPath)
      }
    }
  }

  function visitPart(
    origin: Origin,
    part: unknown,
    key: string | number,
    resultPath: string,
  ): void {
    visit({value: part, origin: originOfPart(origin, key)}, resultPath + jsonPathStep(key))
  }

  function addDocumentValue(
    document: IdentifiedDocument,
    path: SourcePath | undefined,
    resultPath: string,
  ): void {
    const source = sourceOf(document, hasLayers)
    const sourcePath = jsonPathOf(document, path, format)
    if (!documents.has(source._id)) {
      documents.set(source._id, source)
      grow(JSON.stringify(source).length + 1)
    }
    if (!paths.has(sourcePath)) {
      paths.add(sourcePath)
      grow(JSON.stringify(sourcePath).length + 1)
    }
    addMapping(resultPath, (documentIndex, pathIndex) => ({
      document: documentIndex.get(source._id) ?? 0,
      path: pathIndex.get(sourcePath) ?? 0,
      type: 'documentValue',
    }))
  }

  function addMapping(
    resultPath: string,
    createSource: (documents: Index, paths: Index) => Source,
  ): void {
    grow(JSON.stringify(resultPath).length + MAPPING_LENGTH)
    mappings.set(resultPath, createSource)
  }

  visit(result, '$')
  const sortedDocuments = [...documents.values()].toSorted(compareIds)
  const sortedPaths = [...paths].toSorted()
  const documentIndex = indexOf(sortedDocuments.map(({_id}) => _id))
  const pathIndex = indexOf(sortedPaths)
  const sorted = [...mappings].toSorted(([left], [right]) => (left < right ? -1 : 1))
  return {
    documents: sortedDocuments,
    paths: sortedPaths,
    mappings: Object.fromEntries(
      sorted.map(([path, createSource]) => [
        path,
        {source: createSource(documentIndex, pathIndex), type: 'value'},
      ]),
    ),
  }
}

/** Creates the source map of a result whose sources are not known. */
export function createUnknownSourceMap(isNull: boolean): SourceMap {
  return {
    documents: [],
    paths: [],
    mappings: isNull ? {} : {$: {source: {type: 'unknown'}, type: 'value'}},
  }
}

type Index = ReadonlyMap<string, number>

function indexOf(entries: readonly string[]): Index {
  return new Map(entries.map((entry, index) => [entry, index]))
}

/** Returns the stored document, of which a perspective may show a copy under another id. */
function sourceOf(document: IdentifiedDocument, hasLayers: boolean): SourceDocument {
  const {_id, _originalId, _type} = document
  return {_id: hasLayers && typeof _originalId === 'string' ? _originalId : _id, _type}
}

function compareIds(left: SourceDocument, right: SourceDocument): number {
  return left._id < right._id ? -1 : 1
}
