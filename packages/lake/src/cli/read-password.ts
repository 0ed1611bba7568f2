import {createInterface, type Interface} from 'node:readline'
import {text} from 'node:stream/consumers'
import {Writable} from 'node:stream'

import {findPasswordProblem} from '../auth/password.ts'
import {UsageError} from './usage-error.ts'

/** A password is never an argument: other users see the arguments of processes, and shells store them. */
export async function readPassword(): Promise<string> {
  const password = process.stdin.isTTY
    ? await promptTwice()
    : (await text(process.stdin)).split(/\r?\n/u, 1).join('')
  const problem = findPasswordProblem(password)
  if (problem !== undefined) {
    throw new UsageError(
      password === '' && !process.stdin.isTTY
        ? 'The password is missing: type it at the prompt of a terminal, or send it to standard input'
        : problem,
    )
  }
  return password
}

async function promptTwice(): Promise<string> {
  const silent = new Writable({write: (_chunk, _encoding, done) => done()})
  // From here on the terminal does not show what is typed, so the questions follow after this.
  const lines = createInterface({
    input: process.stdin,
    output: silent,
    terminal: true,
    historySize: 0,
  })
  lines.once('SIGINT', () => lines.close())
  try {
    const password = await ask(lines, 'Password: ')
    if (password !== (await ask(lines, 'The same password again: '))) {
      throw new UsageError('The two passwords differ: try again')
    }
    return password
  } finally {
    lines.close()
  }
}

function ask(lines: Interface, question: string): Promise<string> {
  process.stderr.write(question)
  return new Promise((resolve, reject) => {
    const stop = (): void => {
      process.stderr.write('\n')
      reject(new UsageError('Nothing was changed'))
    }
    lines.once('close', stop)
    lines.once('line', (line) => {
      lines.off('close', stop)
      process.stderr.write('\n')
      resolve(line)
    })
  })
}
