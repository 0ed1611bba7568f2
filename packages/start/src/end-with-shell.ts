/**
 * Ends a command when the shell between npm and it has ended; imported before the command's own module.
 *
 * npm passes a signal on to that shell, and dash does not pass it on to the command. `exec` would
 * replace the shell, but Windows' shell has no such word.
 */
const INTERVAL_MS = 200
const shell = process.ppid

const timer = setInterval(() => {
  if (process.ppid !== shell) {
    process.kill(process.pid, 'SIGTERM')
  }
}, INTERVAL_MS)
timer.unref()

// Ctrl-C reaches the shell and the command: a second signal would cut the command's own end short.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(timer)
    const hasListener = process.listenerCount(signal) > 0
    if (!hasListener) {
      process.kill(process.pid, signal)
    }
  })
}
