import {parseXml} from './parse-xml.ts'
import type {ZipArchive} from './zip-archive.ts'

/** A reference from one part of a document to another part, or to a URL outside of it. */
export interface Relationship {
  /** The last word of the relationship's type, such as `image`; it is the same in strict documents. */
  type: string
  /** A part's path in the archive, or a URL if `isExternal`. */
  target: string
  isExternal: boolean
}

const CONTAINERS: ReadonlySet<string> = new Set(['rel:Relationships'])

/** Reads the relationships of a part by their ids; those of the package if the path is ''. */
export function readRelationships(archive: ZipArchive, part: string): Map<string, Relationship> {
  const relationships = new Map<string, Relationship>()
  const folder = part.slice(0, part.lastIndexOf('/') + 1)
  const path = `${folder}_rels/${part.slice(folder.length)}.rels`
  if (!archive.has(path)) {
    return relationships
  }
  parseXml(archive, path, CONTAINERS, ({attributes}) => {
    const {Id: id, Type: type = '', Target: target = '', TargetMode: mode} = attributes
    if (id !== undefined) {
      const isExternal = mode === 'External'
      relationships.set(id, {
        type: type.slice(type.lastIndexOf('/') + 1),
        target: isExternal ? target : resolvePath(folder, target),
        isExternal,
      })
    }
  })
  return relationships
}

function resolvePath(folder: string, target: string): string {
  const path: string[] = target.startsWith('/') ? [] : folder.split('/').slice(0, -1)
  for (const name of decodePath(target).split('/')) {
    if (name === '..') {
      path.pop()
    } else if (name !== '' && name !== '.') {
      path.push(name)
    }
  }
  return path.join('/')
}

function decodePath(target: string): string {
  try {
    return decodeURIComponent(target.replaceAll('\\', '/'))
  } catch {
    return target
  }
}
