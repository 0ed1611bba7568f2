/**
 * Moves the first element in the viewport to the front, so that it is fetched in a request of its own.
 *
 * A single element is not measured, since measuring lays out the page and delays the request.
 */
export function moveVisibleFirst<E extends Element>(elements: readonly E[]): readonly E[] {
  const visible =
    elements[1] &&
    elements.find((element) => {
      const {top, bottom} = element.getBoundingClientRect()
      return bottom >= 0 && top <= innerHeight
    })
  return visible ? [visible, ...elements.filter((element) => element !== visible)] : elements
}
