/**
 * Ends a command when the shell between npm and the command has ended. Import it before the
 * command's own module.
 *
 * npm forwards a signal to that shell, and dash does not forward it to the command. `exec` would
 * replace the shell, but Windows' shell has no `exec`.
 */
const INTERVAL_MS = 200
const shell = process.ppid

const timer = setInterval(() => {
  if (process.ppid !== shell) {
    process.kill(process.pid, 'SIGTERM')
  }
}, INTERVAL_MS)
timer.unref()

// Ctrl-C reaches both the shell and the command. After that, this module must send no second signal, which
// would interrupt the command while it stops its servers.
for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    clearInterval(timer)
    const hasListener = process.listenerCount(signal) > 0
    if (!hasListener) {
      process.kill(process.pid, signal)
    }
  })
}
