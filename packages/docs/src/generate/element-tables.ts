interface Named {
  readonly name: string
  readonly description?: string
  readonly type?: {readonly text: string}
  readonly fieldName?: string
  readonly attribute?: string
  readonly default?: string
  readonly readonly?: boolean
}

interface Declaration {
  readonly tagName?: string
  readonly description?: string
  readonly attributes?: readonly Named[]
  readonly members?: readonly Named[]
  readonly events?: readonly Named[]
  readonly cssParts?: readonly Named[]
  readonly cssProperties?: readonly Named[]
  readonly cssStates?: readonly Named[]
}

interface Manifest {
  readonly modules: readonly {readonly declarations?: readonly Declaration[]}[]
}

/**
 * Writes the reference of an element as Markdown, from the Custom Elements Manifest.
 *
 * @throws Error if the manifest has no such element.
 */
export function writeElementTables(manifest: string, tag: string): string {
  const {modules}: Manifest = JSON.parse(manifest)
  const element = modules
    .flatMap(({declarations = []}) => declarations)
    .find(({tagName}) => tagName === tag)
  if (!element) {
    throw new Error(`The manifest has no element <${tag}>.`)
  }
  const properties = (element.members ?? []).filter(({attribute}) => attribute === undefined)
  return [
    writeTable(
      'Attributes',
      ['attribute', 'property', 'type', 'is'],
      element.attributes,
      (item) => [
        code(item.name),
        code(item.fieldName ?? item.name),
        code(item.type?.text ?? 'string'),
        prose(item.description),
      ],
    ),
    writeTable('Properties', ['property', 'type', 'is'], properties, (item) => [
      code(item.name),
      code(item.type?.text ?? 'unknown'),
      prose(item.description) + (item.readonly === true ? ' Read-only.' : ''),
    ]),
    writeTable('Events', ['event', 'type', 'when'], element.events, (item) => [
      code(item.name),
      code(item.type?.text ?? 'Event'),
      prose(item.description),
    ]),
    writeTable('States', ['state', 'when'], element.cssStates, (item) => [
      code(`:state(${item.name})`),
      prose(item.description),
    ]),
    writeTable('Parts', ['part', 'is'], element.cssParts, (item) => [
      code(`::part(${item.name})`),
      prose(item.description),
    ]),
    writeTable(
      'Custom properties',
      ['property', 'default', 'is'],
      element.cssProperties,
      (item) => [
        code(item.name),
        item.default === undefined ? '' : code(item.default),
        prose(item.description),
      ],
    ),
  ]
    .filter(Boolean)
    .join('\n\n')
}

function writeTable(
  title: string,
  columns: readonly string[],
  items: readonly Named[] = [],
  writeRow: (item: Named) => readonly string[],
): string {
  if (items.length === 0) {
    return ''
  }
  const rows = [columns, columns.map(() => '---'), ...items.map(writeRow)]
  return `## ${title}\n\n${rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}`
}

function code(text: string): string {
  return `\`${text.replaceAll('|', '\\|')}\``
}

/** Escapes what Markdown, Vue or the table would read as its own; marks placeholders such as {slug} as code. */
function prose(text = ''): string {
  return text
    .replace(/(?<!`[^`]*)\{(\w+)\}/g, '`{$1}`')
    .replaceAll('<', '&lt;')
    .replaceAll('|', '\\|')
    .replace(/\s+/g, ' ')
}
