// Loaded before a program of a test: adds the milliseconds in the file CLOCK_FILE to its clock.
import {readFileSync} from 'node:fs'

const INTERVAL = 100

const SystemDate = Date
let offset = readOffset()
setInterval(() => (offset = readOffset()), INTERVAL).unref()

const now = (): number => SystemDate.now() + offset

globalThis.Date = new Proxy(SystemDate, {
  construct(target, values, newTarget) {
    const date: unknown = Reflect.construct(
      target,
      values.length === 0 ? [now()] : values,
      newTarget,
    )
    return Object(date)
  },
  get(target, name) {
    const value: unknown = Reflect.get(target, name)
    return name === 'now' ? now : value
  },
})

function readOffset(): number {
  try {
    return Number(readFileSync(process.env['CLOCK_FILE'] ?? '', 'utf8'))
  } catch {
    return 0
  }
}
