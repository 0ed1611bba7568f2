import {currentTexts} from '../i18n/current-texts.ts'

/** A button of the dialog. */
export interface Choice {
  readonly label: string
  readonly onChoose: () => void
}

/** The content of the dialog. */
export interface SessionView {
  readonly text: string
  /** Why the last attempt failed. */
  readonly problem?: string | undefined
  readonly choices: readonly Choice[]
}

/** The dialog that covers the Studio after its session has ended. */
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
 * Opens the dialog. It covers everything in the Studio, including other dialogs, and traps the focus.
 *
 * The focus is on the dialog itself, so that an editor who is still typing does not press a button.
 */
export function openSessionDialog(): SessionDialog {
  const host = document.createElement('div')
  host.dataset['sessionDialog'] = ''
  host.style.colorScheme = readColorScheme()
  const root = host.attachShadow({mode: 'open'})
  const style = createElement('style', STYLE)
  const title = createElement('h2', currentTexts().t('session.title'))
  const text = createElement('p')
  const problem = createElement('p')
  const choices = createElement('div')
  const dialog = createElement('dialog')
  title.id = 'title'
  text.id = 'text'
  problem.role = 'alert'
  dialog.tabIndex = -1
  dialog.autofocus = true
  dialog.setAttribute('aria-labelledby', title.id)
  dialog.setAttribute('aria-describedby', text.id)
  dialog.append(title, text, problem, choices)
  // If Escape closed the dialog, the waiting requests would never be sent.
  dialog.addEventListener('cancel', (event) => event.preventDefault())
  dialog.addEventListener('close', () => {
    if (host.isConnected) {
      dialog.showModal()
    }
  })
  // Keys pressed in the dialog must not trigger the Studio's shortcuts.
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
      choices.replaceChildren(...view.choices.map(createButton))
    },
    close() {
      // Returns the focus to the field in which the editor was typing.
      dialog.close()
      host.remove()
    },
  }
}

function createButton({label, onChoose}: Choice): HTMLButtonElement {
  const button = createElement('button', label)
  button.type = 'button'
  button.addEventListener('click', onChoose)
  return button
}

function createElement<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  text = '',
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.textContent = text
  return element
}

/** Returns the Studio's colour scheme, which may differ from the system's. */
function readColorScheme(): string {
  const scheme = document.querySelector<HTMLElement>('[data-scheme]')?.dataset['scheme']
  return scheme === 'dark' || scheme === 'light' ? scheme : 'light dark'
}
