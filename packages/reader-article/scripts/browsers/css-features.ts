import {parse} from 'postcss'

import {findEntry, isNew} from './support.ts'

/** Finds the features of a style sheet that one of the oldest browsers lacks; returns their keys. */
export function findNewCssFeatures(css: string): Set<string> {
  const features = new Set<string>()
  const addIfNew = (...path: readonly string[]) => {
    const entry = findEntry('css', ...path)
    if (entry && isNew(entry)) {
      features.add(['css', ...path].join('.'))
    }
  }
  parse(css).walk((node) => {
    if (node.type === 'decl' && !node.prop.startsWith('--')) {
      addIfNew('properties', node.prop)
    }
    if (node.type === 'decl') {
      for (const [word] of node.value.matchAll(/(?<![\w-])[a-z][a-z-]*/g)) {
        addIfNew('properties', node.prop, word)
        addIfNew('types', word)
        addIfNew('types', 'color', word)
      }
    }
    if (node.type === 'atrule') {
      addIfNew('at-rules', node.name)
      for (const [word] of node.params.matchAll(/(?<=\()[a-z-]+/g)) {
        addIfNew('at-rules', node.name, word)
      }
    }
    if (node.type === 'rule') {
      for (const [, name = ''] of node.selector.matchAll(/:([a-z-]+)/g)) {
        addIfNew('selectors', name)
      }
      if (node.parent?.type === 'rule') {
        addIfNew('selectors', 'nesting')
      }
    }
  })
  return features
}
