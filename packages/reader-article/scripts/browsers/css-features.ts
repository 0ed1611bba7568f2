import {parse} from 'postcss'

import {entryOf, isNew} from './support.ts'

/** Returns the keys of the features in a style sheet that the oldest browsers lack. */
export function newCssFeatures(css: string): Set<string> {
  const features = new Set<string>()
  const use = (...path: readonly string[]) => {
    const entry = entryOf('css', ...path)
    if (entry && isNew(entry)) {
      features.add(['css', ...path].join('.'))
    }
  }
  parse(css).walk((node) => {
    if (node.type === 'decl' && !node.prop.startsWith('--')) {
      use('properties', node.prop)
    }
    if (node.type === 'decl') {
      for (const [word] of node.value.matchAll(/(?<![\w-])[a-z][a-z-]*/g)) {
        use('properties', node.prop, word)
        use('types', word)
        use('types', 'color', word)
      }
    }
    if (node.type === 'atrule') {
      use('at-rules', node.name)
      for (const [word] of node.params.matchAll(/(?<=\()[a-z-]+/g)) {
        use('at-rules', node.name, word)
      }
    }
    if (node.type === 'rule') {
      for (const [, name = ''] of node.selector.matchAll(/:([a-z-]+)/g)) {
        use('selectors', name)
      }
      if (node.parent?.type === 'rule') {
        use('selectors', 'nesting')
      }
    }
  })
  return features
}
