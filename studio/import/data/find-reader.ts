import {currentTexts} from '../../i18n/current-texts.ts'
import type {ChosenReader} from './item.ts'

/** Returns the reader whose name or PIN was written; the beginning is enough if no other reader has it. */
export function findReader(
  written: string,
  choices: readonly ChosenReader[],
): ChosenReader | undefined {
  const key = toKey(written)
  if (key === '') {
    return undefined
  }
  const exact = choices.filter((each) =>
    [each.pin, each.name, nameWithPin(each)].some((text) => toKey(text) === key),
  )
  const found =
    exact.length > 0
      ? exact
      : choices.filter((each) => each.pin.startsWith(key) || toKey(each.name).startsWith(key))
  return found.length === 1 ? found[0] : undefined
}

/** Returns the text by which a reader is chosen. */
export function nameWithPin({name, pin}: ChosenReader): string {
  return currentTexts().t('import.reader.row', {name, pin})
}

function toKey(text: string): string {
  return text.trim().toLowerCase().replaceAll(/\s+/gu, ' ')
}
