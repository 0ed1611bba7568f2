import {compactQuery} from '@reader-article/content'
import type {Plugin} from 'vite'

/**
 * Takes the white space out of queries, as `queryUrl()` else does before each is asked, and the
 * function around them that only tools look for.
 */
export function compactQueries(): Plugin {
  return {
    name: 'compact-queries',
    transform(code, id) {
      if (!/\/queries\/[\w-]+\.[jt]s$/.test(id)) {
        return undefined
      }
      return code
        .replace(/defineQuery\(\s*(`[^`]*`),?\s*\)/g, (_, query: string) => query)
        .replace(/`([^`]*)`/g, (template, query: string) =>
          template.includes('://') ? template : `\`${compactTemplate(query)}\``,
        )
        .replace('compactQuery(query)', 'query')
    },
  }
}

function compactTemplate(query: string): string {
  const fragments: string[] = []
  // What is put in stands for a word meanwhile; a dollar sign keeps its space, as a parameter's does.
  const compact = compactQuery(query.replace(/\$\{\w+\}/g, (one) => `$${fragments.push(one)}$`))
  return compact.replace(/\$(\d+)\$/g, (_, place: string) => fragments[Number(place) - 1] ?? '')
}
