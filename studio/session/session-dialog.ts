/** Something that an editor can do about an ended session. */
export interface Choice {
  readonly label: string
  readonly choose: () => void
}

/** What the dialog says at the moment. */
export interface SessionView {
  readonly text: string
  /** What went wrong with the last attempt. */
  readonly problem?: string | undefined
  readonly choices: readonly Choice[]
}

/** The dialog above the Studio while its session has ended. */
export interface SessionDialog {
  show(view: SessionView): void
  close(): void
}

const STYLE = `
dialog {
  --text: light-dark(#1f2128, #e3e4e8); --surface: light-dark(#fff, #1a1b23);
  --line: light-dark(#d5d7de, #383b48); --accent: light-dark(#2f4fd0, #8ea5ff);
  --on-accent: light-dark(#fff, #10131f); --problem: light-dark(#b3261e, #ff9d94);
  box-sizing: border-box; inline-size: min(27rem, calc(100vw - 2rem)); padding: 1.5rem;
  border: 1px solid var(--line); border-radius: .5rem; outline: none;
  color: var(--text); background: var(--surface); box-shadow: 0 1rem 3rem #0006;
  font: 1rem/1.5 Inter, system-ui, sans-serif;
}
dialog::backdrop { background: #0008; }
h2 { margin: 0 0 .5rem; font-size: 1.125rem; }
p { margin: 0 0 .75rem; }
[role=alert] { color: var(--problem); }
[role=alert]:empty { display: none; }
div { display: flex; flex-wrap: wrap; gap: .5rem; margin-block-start: 1rem; }
button {
  padding: .5rem 1rem; border: 1px solid var(--line); border-radius: .25rem; cursor: pointer;
  color: inherit; background: none; font: inherit; font-weight: 500;
}
button:first-child { border-color: var(--accent); color: var(--on-accent); background: var(--accent); }
button:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
`

/**
 * Opens the dialog. It covers whatever the Studio shows, its own dialogs too, and keeps the focus.
 *
 * The focus is on the dialog and not on a button, so that somebody who types on chooses nothing.
 */
export function openSessionDialog(): SessionDialog {
  const host = document.createElement('div')
  host.dataset['sessionDialog'] = ''
  host.style.colorScheme = colorScheme()
  const root = host.attachShadow({mode: 'open'})
  const style = element('style', STYLE)
  const title = element('h2', 'Your session has ended')
  const text = element('p')
  const problem = element('p')
  const choices = element('div')
  const dialog = element('dialog')
  title.id = 'title'
  text.id = 'text'
  problem.role = 'alert'
  dialog.tabIndex = -1
  dialog.autofocus = true
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  dialog.append(title, text, problem, choices)
  // Escape would leave the requests waiting with nothing to end that.
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  dialog.addEventListener('close', () => {
    if (host.isConnected) {
      dialog.showModal()
    }
  })
  // What is typed here is no shortcut of the Studio's.
  for (const type of ['keydown', 'keyup', 'keypress']) {
    host.addEventListener(type, (event) => event.stopPropagation())
  }
  root.append(style, dialog)
  document.body.append(host)
  dialog.showModal()
  return {
    show(view) {
      text.textContent = view.text
      problem.textContent = view.problem ?? ''
      choices.replaceChildren(...view.choices.map(button))
    },
    close() {
      // Gives the focus back to where the editor was typing.
      dialog.close()
      host.remove()
    },
  }
}

function button({label, choose}: Choice): HTMLButtonElement {
  const made = element('button', label)
  made.type = 'button'
  made.addEventListener('click', choose)
  return made
}

function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  made.textContent = text
  return made
}

/** The Studio's own choice, which may differ from the system's. */
function colorScheme(): string {
  const scheme = document.querySelector<HTMLElement>('[data-scheme]')?.dataset['scheme']
  return scheme === 'dark' || scheme === 'light' ? scheme : 'light dark'
}
