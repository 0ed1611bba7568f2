import {type ChildNode, type Container, parse, type Rule} from 'postcss'

/** A minified rule of a style sheet. */
export interface NeededRule {
  readonly css: string
  /**
   * What an article must have for it to apply: any of these, each a list of tags and of parts with a dot, such as
   * 'nav .label'. If there are none, it always applies.
   */
  readonly needs: readonly string[]
}

/** Splits a minified style sheet into its rules; those in a row with the same needs are one. */
export function splitByNeeds(css: string): readonly NeededRule[] {
  const rules: NeededRule[] = []
  for (const node of parse(css).nodes) {
    const needs = findNeeds(node)
    const last = rules.at(-1)
    if (last?.needs.join() === needs.join()) {
      rules.splice(-1, 1, {css: last.css + node.toString(), needs})
    } else {
      rules.push({css: node.toString(), needs})
    }
  }
  return rules
}

function findNeeds(node: ChildNode): readonly string[] {
  const selectors = collectRules(node).flatMap((rule) => rule.selectors)
  const alternatives = selectors.map(findSelectorNeeds)
  return alternatives.includes('') ? [] : [...new Set(alternatives)].toSorted()
}

function collectRules(node: ChildNode | Container): readonly Rule[] {
  if (node.type === 'rule' && 'selectors' in node) {
    return [node]
  }
  const rules: Rule[] = []
  if ('walkRules' in node) {
    node.walkRules((rule) => void rules.push(rule))
  }
  return rules
}

/** Returns '' if a selector can match in any article. */
function findSelectorNeeds(selector: string): string {
  // What is in a pseudo-class is one of several, or must not be there.
  const simple = selector.replaceAll(/:[\w-]+\((?:[^()]|\([^()]*\))*\)/g, '')
  const parts = [...simple.matchAll(/\[part[~$]?="?([\w-]+)"?\]/g)].map(([, part]) => `.${part}`)
  const tags = [...simple.replaceAll(/\[[^\]]*\]|:[\w-]+/g, '').matchAll(/[a-z]\w*/g)]
  return [...tags.map(([tag]) => tag), ...parts].join(' ')
}
