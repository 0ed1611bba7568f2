/**
 * Puts the first element that is in view in front, so that it is fetched alone.
 *
 * A single one is not looked for: that would have the page laid out before anything is asked for.
 */
export function firstInViewFirst<E extends Element>(elements: readonly E[]): readonly E[] {
  const seen =
    elements[1] &&
    elements.find((element) => {
      const {top, bottom} = element.getBoundingClientRect()
      return bottom >= 0 && top <= innerHeight
    })
  return seen ? [seen, ...elements.filter((element) => element !== seen)] : elements
}
