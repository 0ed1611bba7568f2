import {slugify} from '@reader-article/content'

import {findTargetSlugs} from './find-target-slugs.ts'
import type {LoadedDocument} from './loaded-document.ts'

/**
 * Orders documents so that each follows those that it refers to, as far as possible: then the targets of its references
 * are in the dataset when it is written.
 */
export function orderDocuments(documents: readonly LoadedDocument[]): LoadedDocument[] {
  const bySlug = new Map(documents.map((loaded) => [slugify(loaded.document.title), loaded]))
  const byPin = new Map(documents.toReversed().map((loaded) => [loaded.document.pin, loaded]))
  const ordered = new Set<LoadedDocument>()
  const visited = new Set<LoadedDocument>()
  // A stack instead of recursion, because a chain of documents can be long.
  const stack = documents.toReversed().map((loaded) => ({loaded, isComplete: false}))
  for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
    const {loaded, isComplete} = next
    if (isComplete) {
      ordered.add(loaded)
    } else if (!visited.has(loaded)) {
      visited.add(loaded)
      stack.push({loaded, isComplete: true})
      for (const target of findTargets(loaded, bySlug, byPin)) {
        stack.push({loaded: target, isComplete: false})
      }
    }
  }
  return [...ordered]
}

function findTargets(
  {document}: LoadedDocument,
  bySlug: ReadonlyMap<string, LoadedDocument>,
  byPin: ReadonlyMap<string, LoadedDocument>,
): LoadedDocument[] {
  const targets = findTargetSlugs(document).map((slug) => bySlug.get(slug))
  for (const block of document.body) {
    if (block._type === 'readerCard') {
      targets.push(byPin.get(block.pin))
    } else if (block._type === 'block') {
      const pins = block.markDefs.flatMap((link) => (link._type === 'readerLink' ? [link.pin] : []))
      targets.push(...pins.map((pin) => byPin.get(pin)))
    }
  }
  return targets.filter((target) => target !== undefined)
}
