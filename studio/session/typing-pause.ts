/** Milliseconds without a key after which somebody is no longer in the middle of a word. */
const PAUSE = 1000

/** Resolves at the first pause in what is typed: a dialog before that would take the next letters away. */
export function typingPause(target: EventTarget): Promise<void> {
  return new Promise((resolve) => {
    const finish = () => {
      target.removeEventListener('beforeinput', restart, true)
      target.removeEventListener('keydown', restart, true)
      resolve()
    }
    let timer = setTimeout(finish, PAUSE)
    function restart(): void {
      clearTimeout(timer)
      timer = setTimeout(finish, PAUSE)
    }
    target.addEventListener('beforeinput', restart, true)
    target.addEventListener('keydown', restart, true)
  })
}
