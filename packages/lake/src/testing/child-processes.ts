import {execFileSync} from 'node:child_process'

/** Lists the ids of the running child processes of a process. */
export function listChildProcesses(parent: number): number[] {
  return listProcesses().flatMap(({pid, parentId}) => (parentId === parent ? [pid] : []))
}

/** Returns the ids of the processes that are still running. */
export function filterRunning(pids: readonly number[]): number[] {
  return listProcesses().flatMap(({pid}) => (pids.includes(pid) ? [pid] : []))
}

function listProcesses(): {readonly pid: number; readonly parentId: number}[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid=,stat=,comm='], {encoding: 'utf8'})
  return lines.split('\n').flatMap((line) => {
    const [pid, parentId, state = 'Z', command] = line.trim().split(/\s+/)
    // A zombie (Z) has already ended, and `ps` itself is a child of this process.
    if (state.startsWith('Z') || command === 'ps') {
      return []
    }
    return [{pid: Number(pid), parentId: Number(parentId)}]
  })
}
