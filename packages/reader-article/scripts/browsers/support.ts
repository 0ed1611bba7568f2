import data from '@mdn/browser-compat-data/forLegacyNode'
import type {Identifier, SupportStatement} from '@mdn/browser-compat-data'

/** The oldest browsers in which an article is shown, or its fallback stays. */
const OLDEST = {chrome: 111, firefox: 113, safari: 16.4} as const

/** Finds the entry of MDN's browser-compat-data for a path such as 'css', 'properties', 'color'. */
export function findEntry(...path: readonly string[]): Identifier | undefined {
  let entry: Identifier | undefined
  for (const [index, name] of path.entries()) {
    const parent: object = index === 0 ? data : (entry ?? {})
    entry = new Map<string, Identifier>(Object.entries(parent)).get(name)
  }
  return entry
}

/** Whether a feature is missing in one of the oldest browsers. */
export function isNew(entry: Identifier): boolean {
  const {__compat: compat} = entry
  const support = compat?.support
  return (
    support !== undefined &&
    Object.entries(OLDEST).some(
      ([browser, version]) => !isSupported(new Map(Object.entries(support)).get(browser), version),
    )
  )
}

function isSupported(statements: SupportStatement | undefined, version: number): boolean {
  return [statements ?? []]
    .flat()
    .some(
      ({
        version_added: added,
        version_removed: removed,
        flags,
        prefix,
        alternative_name: alternativeName,
      }) =>
        typeof added === 'string' &&
        Number(added.replace('≤', '')) <= version &&
        !removed &&
        !flags &&
        !prefix &&
        !alternativeName,
    )
}
