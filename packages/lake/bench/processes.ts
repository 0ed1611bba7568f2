import {readdirSync, readFileSync} from 'node:fs'

/** Milliseconds of one unit of processor time in `/proc`. */
const TICK = 10

/** Returns the processor time of a process and each of its living children so far, in milliseconds, by their ids. */
export function readProcessorTimes(pid: number): ReadonlyMap<number, number> {
  return new Map(
    familyOf(pid).map((member) => {
      // User and system time are fields 14 and 15; the name in field 2 may contain spaces.
      const fields = readProc(member, 'stat').split(') ').at(-1)?.split(' ') ?? []
      return [member, (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * TICK]
    }),
  )
}

/** Returns the processor time since an earlier reading, in milliseconds, without that of children that have ended. */
export function measureProcessorTime(pid: number, earlier: ReadonlyMap<number, number>): number {
  return [...readProcessorTimes(pid)].reduce(
    (sum, [member, time]) => sum + Math.max(0, time - (earlier.get(member) ?? 0)),
    0,
  )
}

/** The resident memory of a process in megabytes, alone and with its children. */
export function readMemory(pid: number): {readonly own: number; readonly withChildren: number} {
  return {
    own: readOwnMemory(pid),
    withChildren: familyOf(pid).reduce((sum, member) => sum + readOwnMemory(member), 0),
  }
}

function readOwnMemory(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readProc(pid, 'status'))?.[1] ?? 0) / 1024
}

function familyOf(pid: number): number[] {
  const children = readdirSync('/proc').filter((name) => {
    const parent = /^\d+$/.test(name)
      ? /^PPid:\s+(\d+)/m.exec(readProc(Number(name), 'status'))
      : null
    return parent?.[1] === String(pid)
  })
  return [pid, ...children.map(Number)]
}

/** Returns a file of a process; empty if the process has ended. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8')
  } catch {
    return ''
  }
}
