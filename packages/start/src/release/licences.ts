import spdxSatisfies from 'spdx-satisfies'

import type {LockedPackage} from './locked-packages.ts'

/** The SPDX ids of the licences that a dependency may have: they demand no more than their own text. */
const ALLOWED = [
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
]

/** Packages that may have a further licence, with the reason. */
const REVIEWED: readonly {
  readonly name: RegExp
  readonly license: string
  readonly reason: string
}[] = [
  {
    name: /^@img\/sharp-/u,
    license: 'LGPL-3.0-or-later',
    reason: 'libvips is a shared library that sharp loads, and that a user can replace',
  },
]

/** A package with a licence that is neither allowed nor reviewed. */
export interface LicenceProblem {
  readonly package: LockedPackage
  readonly message: string
}

/** Finds the packages whose licence is unknown, or demands more than its own text. */
export function findLicenceProblems(packages: readonly LockedPackage[]): readonly LicenceProblem[] {
  return packages.flatMap((each) => {
    const reviewed = REVIEWED.filter(({name}) => name.test(each.name))
    const allowed = [...ALLOWED, ...reviewed.map(({license}) => license)]
    if (isSatisfied(each.license, allowed)) {
      return []
    }
    const message = `${each.name}@${each.version} has the licence ${each.license ?? '(none)'}, which is not one of ${allowed.join(', ')}. Use another package, or add it to packages/start/src/release/licences.ts with a reason.`
    return [{package: each, message}]
  })
}

/** Reads the packages in a `licenses.md` of the bundler, with headings such as `## groq - 6.16.0 (MIT)`. */
export function parseBundledPackages(markdown: string): readonly LockedPackage[] {
  const headings = markdown.matchAll(
    /^## (?<name>\S+) - (?<version>\S+)(?: \((?<license>.+)\))?$/gmu,
  )
  return [...headings].map(({groups = {}}) => ({
    name: groups['name'] ?? '',
    version: groups['version'] ?? '',
    license: groups['license'],
  }))
}

/** Returns a line for each licence, with how many packages have it; the rarest with their names. */
export function formatLicences(packages: readonly LockedPackage[]): readonly string[] {
  const byLicence = Map.groupBy(packages, ({license}) => license ?? '(none)')
  return [...byLicence]
    .toSorted(([, a], [, b]) => b.length - a.length)
    .map(([license, having]) => {
      const names = having.length > 3 ? '' : `  ${having.map(({name}) => name).join(', ')}`
      return `${license.padEnd(40)} ${String(having.length).padStart(4)}${names}`
    })
}

function isSatisfied(license: string | undefined, allowed: string[]): boolean {
  try {
    return license !== undefined && spdxSatisfies(license, allowed)
  } catch {
    // It is no SPDX expression, such as 'SEE LICENSE IN EULA.txt'.
    return false
  }
}
