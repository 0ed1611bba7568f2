/** How much of each pixel of an area is inside outlines, from 0 to 1. */
export interface Coverage {
  /** Adds the edge of an outline; coordinates are pixels of the area, and may be outside. */
  readonly addEdge: (x0: number, y0: number, x1: number, y1: number) => void
  /** Calls back with the index of each pixel that is inside, row by row. */
  readonly forEach: (visit: (index: number, coverage: number) => void) => void
}

/**
 * Creates an area without outlines.
 *
 * Each edge adds its signed part of a pixel, and what is to the right of it, to the difference between two pixels, so that
 * the sums of the differences are the coverage: the algorithm of font-rs.
 */
export function createCoverage(width: number, height: number): Coverage {
  const differences = new Float32Array(width * height + 2)

  function add(index: number, value: number): void {
    differences[index] = (differences[index] ?? 0) + value
  }

  /** Adds an edge within one row; `part` is its signed height. */
  function addInRow(row: number, left: number, right: number, part: number): void {
    const first = Math.floor(left)
    const start = row * width + first
    const pixels = Math.ceil(right) - first
    if (pixels <= 1) {
      const outside = (left + right) / 2 - first
      add(start, part * (1 - outside))
      add(start + 1, part * outside)
      return
    }
    const slope = 1 / (right - left)
    let before = 0
    let earlier = 0
    for (let pixel = 0; pixel <= pixels; pixel++) {
      // The area to the left of the pixel's end that is to the right of the edge.
      const end = Math.min(first + pixel + 1, right) - left
      const rest = Math.max(0, first + pixel + 1 - right)
      const area = (end * end * slope) / 2 + rest
      const covered = area - before
      add(start + pixel, part * (covered - earlier))
      before = area
      earlier = covered
    }
  }

  return {
    addEdge(x0, y0, x1, y1) {
      const [top, bottom] = [Math.max(0, Math.min(y0, y1)), Math.min(height, Math.max(y0, y1))]
      const slope = (x1 - x0) / (y1 - y0)
      for (let row = Math.floor(top); row < bottom; row++) {
        const [from, to] = [Math.max(top, row), Math.min(bottom, row + 1)]
        const ends = [from, to].map((y) => Math.max(0, Math.min(width - 1, x0 + (y - y0) * slope)))
        addInRow(row, Math.min(...ends), Math.max(...ends), y0 < y1 ? to - from : from - to)
      }
    },
    forEach(visit) {
      let sum = 0
      for (let index = 0; index < width * height; index++) {
        sum += differences[index] ?? 0
        const coverage = Math.min(1, Math.abs(sum))
        if (coverage > 0.01) {
          visit(index, coverage)
        }
      }
    },
  }
}
