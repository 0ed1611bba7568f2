import type {WrittenItem} from '../list-numbers.ts'
import type {ListLabel} from './list-label.ts'

const OTHER_FORMATS: ReadonlySet<string> = new Set([
  'lowerLetter',
  'upperLetter',
  'lowerRoman',
  'upperRoman',
  'ordinal',
  'none',
])

/**
 * Describes an item of a Word list by its label. An outer list of the page has digits, so '2.1' and '(a)' are no usual
 * labels; in an inner list only the count matters, and not whether it is written in letters, numerals or digits.
 */
export function describeItem({level, isBullet, number, format, isPlain}: ListLabel): WrittenItem {
  return {
    listItem: isBullet ? 'bullet' : 'number',
    level,
    number,
    hasUsualLabel: {
      outer: isPlain === 'own' && !OTHER_FORMATS.has(format),
      inner: isPlain !== false,
    },
  }
}
