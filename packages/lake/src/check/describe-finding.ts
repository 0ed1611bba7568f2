import type {Finding} from './find-damage.ts'

/** Describes a finding in one line for the person who runs the Lake. */
export function describeFinding(finding: Finding): string {
  switch (finding.kind) {
    case 'document':
      return `The document "${finding.id}" is damaged: ${finding.problem}`
    case 'table':
      return `The table "${finding.table}" is damaged: ${finding.problem}`
    case 'history':
      return finding.document === undefined
        ? `The history is damaged: the text of transaction ${finding.transaction} has changed`
        : `The history of "${finding.document}" is damaged: the text of its change by transaction ${finding.transaction} has changed`
    case 'intact':
      return `${finding.documents} documents are intact`
    default:
      return finding satisfies never
  }
}
