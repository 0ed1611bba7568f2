const FORMAT = new Intl.NumberFormat()

/** Returns a number with its noun: 'no articles', '1 article', '1,200 articles'. */
export function countText(count: number, noun: string): string {
  if (count === 0) {
    return `no ${noun}s`
  }
  return `${FORMAT.format(count)} ${noun}${count === 1 ? '' : 's'}`
}
