import {isPin} from '@reader-article/content'

/** How many random PINs are tried for one that no caller reaches by one wrong digit. */
const MAX_ATTEMPTS = 200
const DEFAULT_LENGTH = 6

/**
 * Suggests a PIN that nobody has, as long as most PINs are, which differs from each of them in at least two digits:
 * a caller who presses one wrong key then reaches nobody, instead of a stranger. Undefined if there is none.
 *
 * @param random - Returns a number from 0 to less than 1.
 */
export function suggestPin(taken: readonly string[], random: () => number): string | undefined {
  const pins = taken.filter(isPin)
  const length = findUsualLength(pins)
  let free: string | undefined
  for (let attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
    // No zero at the start: people leave it out.
    const first = 10 ** (length - 1)
    const pin = String(first + Math.floor(random() * 9 * first))
    const distance = Math.min(...pins.map((other) => countDifferences(pin, other)))
    if (distance > 1) {
      return pin
    }
    free = distance > 0 ? pin : free
  }
  return free
}

function findUsualLength(pins: readonly string[]): number {
  const counts = new Map<number, number>()
  for (const {length} of pins) {
    counts.set(length, (counts.get(length) ?? 0) + 1)
  }
  const [usual] = [...counts].toSorted(([, a], [, b]) => b - a)
  return usual?.[0] ?? DEFAULT_LENGTH
}

function countDifferences(pin: string, other: string): number {
  return pin.length === other.length
    ? Array.from(pin).filter((digit, index) => digit !== other[index]).length
    : Infinity
}
