import type {ClipboardLoss, PictureProblem} from '@reader-article/import/paste'

const MAX_NAMES = 3
const MAX_NAME_LENGTH = 60
const PICTURES: Readonly<Record<PictureProblem, (names: string) => string>> = {
  website: (names) =>
    `Pictures on other websites were left out${names}. Save them, then drop them into the text.`,
  computer: (names) =>
    `Pictures that are not on the clipboard were left out${names}. Drop their files into the text.`,
  format: (names) => `Pictures in a format that browsers do not show were left out${names}.`,
}

/**
 * Describes what of pasted text was not kept, a sentence for each kind.
 *
 * @param refusedPictures - The names of the pictures that this text cannot contain.
 */
export function describeLosses(
  losses: readonly ClipboardLoss[],
  refusedPictures: readonly string[],
): string[] {
  const sentences = new Map<string, {describe: (names: string) => string; names: string[]}>()
  const add = (describe: (names: string) => string, name = '') => {
    const kind = describe('')
    const sentence = sentences.get(kind) ?? {describe, names: []}
    sentences.set(kind, sentence)
    if (name !== '' && !sentence.names.includes(name)) {
      sentence.names.push(name)
    }
  }
  for (const name of refusedPictures) {
    add((names) => `Pictures were left out${names}: this text cannot contain any.`, name)
  }
  for (const loss of losses) {
    switch (loss.kind) {
      case 'picture':
        add(PICTURES[loss.problem], loss.name)
        break
      case 'media':
        add(
          (names) => `Videos, recordings or other embedded parts were left out${names}.`,
          loss.name,
        )
        break
      case 'link':
        add((names) => `Links without a full, safe address became plain text${names}.`, loss.href)
        break
      case 'table':
        add(() => 'Tables became text: each row is a paragraph, with a bar between its cells.')
        break
      case 'rule':
        add(() => 'Dividing lines were left out.')
        break
      case 'contents':
        add(() => 'The table of contents was left out.')
        break
      case 'comment':
        add(() => 'Comments were left out.')
        break
      default:
        loss satisfies never
    }
  }
  return [...sentences.values()].map(({describe, names}) => describe(listNames(names)))
}

function listNames(names: readonly string[]): string {
  if (names.length === 0) {
    return ''
  }
  const shown = names.slice(0, MAX_NAMES).map((name) => `“${shorten(name)}”`)
  const more = names.length > MAX_NAMES ? ` and ${names.length - MAX_NAMES} more` : ''
  return ` (${shown.join(', ')}${more})`
}

function shorten(name: string): string {
  const characters = Array.from(name)
  return characters.length > MAX_NAME_LENGTH
    ? `${characters.slice(0, MAX_NAME_LENGTH - 1).join('')}…`
    : name
}
