const PAUSE_MS = 1000

/** Resolves when nothing has been typed for a second, because a dialog that opens earlier would get the next letters. */
export function waitForTypingPause(target: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      target.removeEventListener('beforeinput', restart, true)
      target.removeEventListener('keydown', restart, true)
      resolve()
    }
    let timer = setTimeout(finish, PAUSE_MS)
    function restart(): void {
      clearTimeout(timer)
      timer = setTimeout(finish, PAUSE_MS)
    }
    target.addEventListener('beforeinput', restart, true)
    target.addEventListener('keydown', restart, true)
  })
}
