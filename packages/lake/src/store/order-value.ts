/** A function of GROQ that an index applies to a value before it orders by it. */
export type OrderFunction = 'dateTime' | 'lower'

/** What GROQ accepts as a date with a time, as in groq-js. */
const DATE_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[-+]\d{2}:\d{2})$/

/** Returns true for the name of a function by which an index can order. */
export function isOrderFunction(value: unknown): value is OrderFunction {
  return value === 'dateTime' || value === 'lower'
}

/** Returns a value that compares with others as the results of the function do; `null` if it has no result. */
export function orderValueOf(value: unknown, name: OrderFunction): string | number | null {
  if (typeof value !== 'string') {
    return null
  }
  if (name === 'lower') {
    return value.toLowerCase()
  }
  const time = DATE_TIME.test(value) ? Date.parse(value) : Number.NaN
  return Number.isNaN(time) ? null : time
}
