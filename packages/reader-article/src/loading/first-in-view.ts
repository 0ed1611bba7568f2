/** Puts the first element that is in view in front, so that it is fetched alone. */
export function firstInViewFirst<E extends Element>(elements: readonly E[]): readonly E[] {
  const seen = elements.find((element) => {
    const {top, bottom} = element.getBoundingClientRect()
    return bottom >= 0 && top <= innerHeight
  })
  return seen ? [seen, ...elements.filter((element) => element !== seen)] : elements
}
