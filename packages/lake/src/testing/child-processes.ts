import {execFileSync} from 'node:child_process'

/** Lists the processes that a process has started and that still run. */
export function childProcessesOf(parent: number): number[] {
  return processes().flatMap(({pid, parentId}) => (parentId === parent ? [pid] : []))
}

/** Tells which of the processes still run. */
export function runningOf(pids: readonly number[]): number[] {
  return processes().flatMap(({pid}) => (pids.includes(pid) ? [pid] : []))
}

function processes(): {readonly pid: number; readonly parentId: number}[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], {encoding: 'utf8'})
  return lines.split('\n').flatMap((line) => {
    const [pid, parentId, state = 'Z', command] = line.trim().split(/\s+/)
    // A zombie has ended; `ps` itself is a child as well.
    if (state.startsWith('Z') || command === 'ps') {
      return []
    }
    return [{pid: Number(pid), parentId: Number(parentId)}]
  })
}
