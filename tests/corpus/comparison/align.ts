/** A part of two sequences that differs: ranges of indexes, the ends excluded. */
export interface Gap {
  left: readonly [start: number, end: number]
  right: readonly [start: number, end: number]
}

/** How two sequences correspond. */
export interface Alignment {
  /** The pairs of indexes of equal elements, in order. */
  pairs: readonly (readonly [left: number, right: number])[]
  gaps: readonly Gap[]
}

// The time for a shortest edit grows with the square of this.
const MAX_EDITS = 1000

/**
 * Aligns two sequences of words by a longest common subsequence (Myers 1986). If they differ much, they are first aligned
 * by the words that occur once in both.
 */
export function align(left: readonly string[], right: readonly string[]): Alignment {
  let start = 0
  while (start < left.length && start < right.length && left[start] === right[start]) {
    start += 1
  }
  let end = 0
  while (
    end < left.length - start &&
    end < right.length - start &&
    left[left.length - 1 - end] === right[right.length - 1 - end]
  ) {
    end += 1
  }
  const middle = alignMiddle(
    left.slice(start, left.length - end),
    right.slice(start, right.length - end),
  )
  const pairs: [number, number][] = [
    ...Array.from({length: start}, (_, index): [number, number] => [index, index]),
    ...middle.map(([a, b]): [number, number] => [a + start, b + start]),
    ...Array.from({length: end}, (_, index): [number, number] => [
      left.length - end + index,
      right.length - end + index,
    ]),
  ]
  return {pairs, gaps: findGaps(pairs, left.length, right.length)}
}

function findGaps(
  pairs: readonly (readonly [number, number])[],
  leftLength: number,
  rightLength: number,
): Gap[] {
  const gaps: Gap[] = []
  let [leftStart, rightStart] = [0, 0]
  for (const [left, right] of [...pairs, [leftLength, rightLength] as const]) {
    if (left > leftStart || right > rightStart) {
      gaps.push({left: [leftStart, left], right: [rightStart, right]})
    }
    leftStart = left + 1
    rightStart = right + 1
  }
  return gaps
}

function alignMiddle(left: readonly string[], right: readonly string[]): [number, number][] {
  const pairs = findShortestEdit(left, right)
  if (pairs !== undefined) {
    return pairs
  }
  const anchors = alignUnique(left, right)
  if (anchors.length === 0) {
    return []
  }
  const aligned: [number, number][] = []
  let [leftStart, rightStart] = [0, 0]
  const ends = [...anchors, [left.length, right.length] as const]
  for (const [leftEnd, rightEnd] of ends) {
    const between = align(left.slice(leftStart, leftEnd), right.slice(rightStart, rightEnd))
    for (const [a, b] of between.pairs) {
      aligned.push([leftStart + a, rightStart + b])
    }
    if (leftEnd < left.length) {
      aligned.push([leftEnd, rightEnd])
    }
    leftStart = leftEnd + 1
    rightStart = rightEnd + 1
  }
  return aligned
}

// Returns undefined if there are too many differences.
function findShortestEdit(
  left: readonly string[],
  right: readonly string[],
): [number, number][] | undefined {
  const max = Math.min(left.length + right.length, MAX_EDITS)
  const size = 2 * max + 3
  const offset = max + 1
  const reach = new Int32Array(size)
  const trace: Int32Array[] = []
  for (let edits = 0; edits <= max; edits += 1) {
    trace.push(reach.slice(offset - edits - 1, offset + edits + 2))
    for (let diagonal = -edits; diagonal <= edits; diagonal += 2) {
      const down = reach[offset + diagonal + 1] ?? 0
      const across = (reach[offset + diagonal - 1] ?? 0) + 1
      let x = diagonal === -edits || (diagonal !== edits && across <= down) ? down : across
      while (x < left.length && x - diagonal < right.length && left[x] === right[x - diagonal]) {
        x += 1
      }
      reach[offset + diagonal] = x
      if (x >= left.length && x - diagonal >= right.length) {
        return backtrack(trace, left.length, right.length)
      }
    }
  }
  return undefined
}

function backtrack(
  trace: readonly Int32Array[],
  leftLength: number,
  rightLength: number,
): [number, number][] {
  const pairs: [number, number][] = []
  let [x, y] = [leftLength, rightLength]
  for (let edits = trace.length - 1; edits >= 0; edits -= 1) {
    const reach = trace[edits]
    const at = (diagonal: number) => reach?.[diagonal + edits + 1] ?? 0
    const diagonal = x - y
    const isDown =
      diagonal === -edits || (diagonal !== edits && at(diagonal - 1) + 1 <= at(diagonal + 1))
    const previous = isDown ? diagonal + 1 : diagonal - 1
    const previousX = edits === 0 ? 0 : at(previous)
    const previousY = edits === 0 ? 0 : previousX - previous
    while (x > previousX && y > previousY && x > 0 && y > 0) {
      x -= 1
      y -= 1
      pairs.push([x, y])
    }
    if (edits > 0) {
      x = previousX
      y = previousY
    }
  }
  return pairs.toReversed()
}

// The words that occur once in both, as far as they are in the same order.
function alignUnique(left: readonly string[], right: readonly string[]): [number, number][] {
  const positions = uniquePositions(right)
  const pairs: [number, number][] = []
  let last = -1
  for (const [word, index] of uniquePositions(left)) {
    const other = positions.get(word)
    if (other !== undefined && other > last) {
      pairs.push([index, other])
      last = other
    }
  }
  return pairs
}

function uniquePositions(words: readonly string[]): Map<string, number> {
  const positions = new Map<string, number>()
  const repeated = new Set<string>()
  for (const [index, word] of words.entries()) {
    if (positions.has(word)) {
      repeated.add(word)
    }
    positions.set(word, index)
  }
  for (const word of repeated) {
    positions.delete(word)
  }
  return positions
}
