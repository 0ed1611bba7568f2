import {RULES} from './comparison/rules.ts'
import {percent, type FileReport, type Summary} from './summary.ts'

const MAX_SHOWN = 4

/** Formats the line of a file; undefined if nothing about it is unexpected. */
export function formatFile({path, result, witnesses}: FileReport): string | undefined {
  if (result.status !== 'compared') {
    const isExpected = result.status === 'rejected' && !result.isReadable
    return isExpected
      ? undefined
      : `${path}: ${result.status}${'message' in result ? `, ${result.message}` : ''}`
  }
  const unexplained = result.differences.filter(({rule}) => rule === undefined)
  const shown = unexplained.slice(0, MAX_SHOWN).map(({difference, block}) => {
    const words =
      difference.type === 'glued'
        ? difference.words.map(({text}) => text).join(' + ')
        : 'word' in difference
          ? difference.word.text
          : (block?.runs
              .map(({text}) => text)
              .join('')
              .trim()
              .slice(0, 40) ?? '')
    const mark = 'mark' in difference ? ` ${difference.mark}` : ''
    return `${difference.type}${mark} “${words}”`
  })
  const unseen = Object.entries(witnesses).flatMap(([name, comparison]) =>
    comparison.unseen.length === 0
      ? []
      : [
          `only ${name} shows ${comparison.unseen.slice(0, MAX_SHOWN).join(', ')}${more(comparison.unseen.length)}`,
        ],
  )
  const parts = [`${shown.join('; ')}${more(unexplained.length)}`, ...unseen].filter(Boolean)
  return parts.length === 0 ? undefined : `${path}: ${parts.join('; ')}`
}

function more(count: number): string {
  return count > MAX_SHOWN ? ` and ${count - MAX_SHOWN} more` : ''
}

/** Formats the tables of all collections as Markdown. */
export function formatTables(summaries: readonly Summary[], total: Summary): string {
  const all = summaries.length > 1 ? [...summaries, total] : [total]
  const names = [...total.witnesses.keys()]
  const rules = RULES.filter(({name}) => total.rules.has(name))
  return [
    table(
      [
        'collection',
        'files',
        'compared',
        'rejected',
        'failed',
        'blocks',
        'words',
        'lost',
        'doubled',
        'added',
        'glued',
        'moved',
        'blocks with a rule',
        'without a rule',
      ],
      all.map((each) => [
        each.name,
        each.files,
        each.compared,
        each.rejected,
        each.failed,
        each.blocks,
        each.words,
        each.lost,
        each.doubled,
        each.added,
        each.glued,
        each.moved,
        `${each.blocksWithRule} (${percent(each.blocksWithRule, each.blocks).toFixed(1)} %)`,
        `${each.blocksWithoutRule} (${percent(each.blocksWithoutRule, each.blocks).toFixed(2)} %)`,
      ]),
    ),
    ...names.map((name) =>
      table(
        [
          name,
          'files',
          'words',
          'not in the article',
          'not seen by the oracle either',
          'only in the article',
        ],
        all.map(({name: collection, witnesses}) => {
          const sums = witnesses.get(name)
          return [
            collection,
            sums?.files ?? 0,
            sums?.words ?? 0,
            sums?.missing ?? 0,
            sums?.unseen ?? 0,
            sums?.extra ?? 0,
          ]
        }),
      ),
    ),
    table(
      ['rule', 'count', 'reason'],
      rules.map(({name, reason}) => [name, total.rules.get(name) ?? 0, reason]),
    ),
  ].join('\n\n')
}

function table(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  return [tableLine(head), tableLine(head.map(() => '---')), ...rows.map(tableLine)].join('\n')
}

function tableLine(cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |`
}
