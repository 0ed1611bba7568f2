import {posix} from 'node:path'

import {unzipSync} from 'fflate'

import {parseXml, type Xml} from './xml.ts'

/** A target of a relationship: a part of the package, or a URL. */
export interface Target {
  /** The last segment of the relationship's type, such as 'footnotes'. */
  type: string
  target: string
  isExternal: boolean
}

/** The parts of a Word document. */
export interface WordPackage {
  main: string
  part: (name: string) => Xml | undefined
  bytesOf: (name: string) => Uint8Array | undefined
  relationshipsOf: (name: string) => ReadonlyMap<string, Target>
}

/** Opens a Word document; throws an error if it is not a ZIP archive with WordprocessingML. */
export function openPackage(bytes: Uint8Array): WordPackage {
  const files = new Map(
    Object.entries(unzipSync(bytes)).map(([name, content]) => [keyOf(name), content]),
  )
  const parsed = new Map<string, Xml | undefined>()
  const part = (name: string): Xml | undefined => {
    const key = keyOf(name)
    if (!parsed.has(key)) {
      const content = files.get(key)
      parsed.set(key, content === undefined ? undefined : parseXml(content))
    }
    return parsed.get(key)
  }
  const relationshipsOf = (name: string) => {
    const {dir, base} = posix.parse(name)
    return readRelationships(part(posix.join(dir, '_rels', `${base}.rels`)), dir)
  }
  const main =
    [...relationshipsOf('').values()].find(({type}) => type === 'officeDocument')?.target ??
    'word/document.xml'
  return {main, part, bytesOf: (name) => files.get(keyOf(name)), relationshipsOf}
}

function keyOf(name: string): string {
  return posix.join('/', name.replaceAll('\\', '/')).toLowerCase()
}

function readRelationships(root: Xml | undefined, folder: string): Map<string, Target> {
  const targets = new Map<string, Target>()
  for (const {attributes} of root?.children ?? []) {
    const isExternal = attributes.get('TargetMode') === 'External'
    const target = attributes.get('Target') ?? ''
    targets.set(attributes.get('Id') ?? '', {
      type: attributes.get('Type')?.split('/').at(-1) ?? '',
      target: isExternal || target.startsWith('/') ? target : posix.join('/', folder, target),
      isExternal,
    })
  }
  return targets
}
